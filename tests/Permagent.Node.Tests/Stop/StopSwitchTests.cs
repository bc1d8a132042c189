using Permagent.Node.Stop;

namespace Permagent.Node.Tests.Stop;

public sealed class StopSwitchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_stop_counts_and_a_second_changes_nothing()
    {
        using var temp = new TempHome();
        temp.Folder.MakeFolders(0);
        var stop = new StopSwitch(temp.Folder);

        stop.Set("me", Noon);
        stop.Set("you", Noon.AddHours(1));

        Assert.True(stop.IsSet);
        Assert.Equal(new StopNote(Noon, "me"), stop.Read());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ not json")]
    public void A_flag_made_by_hand_stops_too(string content)
    {
        using var temp = new TempHome();
        temp.Folder.MakeFolders(0);
        File.WriteAllText(temp.Folder.StopFile, content);

        var stop = new StopSwitch(temp.Folder);

        Assert.True(stop.IsSet);
        Assert.Equal("file", stop.Read()!.By);
    }

    [Fact]
    public void Cleared_it_no_longer_stops()
    {
        using var temp = new TempHome();
        temp.Folder.MakeFolders(0);
        var stop = new StopSwitch(temp.Folder);
        stop.Set("me", Noon);

        stop.Clear();

        Assert.False(stop.IsSet);
        Assert.Null(stop.Read());
    }
}
