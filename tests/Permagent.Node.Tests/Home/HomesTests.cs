using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Verify.Keys;

namespace Permagent.Node.Tests.Home;

public sealed class HomesTests
{
    private static readonly Homes AnyHomes = new(TimeProvider.System, _ => null);

    [Fact]
    public async Task A_new_home_is_for_its_owner_only()
    {
        using var temp = new TempHome();

        await AnyHomes.CreateAsync(temp.Path, trial: false, CancellationToken.None);

        foreach (var file in Directory.EnumerateFiles(temp.Path, "*", SearchOption.AllDirectories))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        foreach (var folder in Directory.EnumerateDirectories(temp.Path, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public async Task The_first_key_event_binds_both_keys_and_says_trial_only_in_a_trial_home()
    {
        using var temp = new TempHome();

        var info = await AnyHomes.CreateAsync(temp.Path, trial: true, CancellationToken.None);

        var ring = KeyRing.Start(new Node.Keys.KeyFiles(temp.Folder).ReadEvents().Single());
        Assert.True(info.Trial);
        Assert.True(ring.Trial);
        Assert.Equal(2, ring.Keys.Count);
    }

    [Fact]
    public async Task An_unfinished_home_is_completed_with_the_keys_it_has()
    {
        using var temp = new TempHome();
        await AnyHomes.CreateAsync(temp.Path, trial: false, CancellationToken.None);
        var key = File.ReadAllText(Path.Combine(temp.Folder.Keys, "node.pem"));
        File.Delete(temp.Folder.Config);
        File.WriteAllText(new Node.Keys.KeyFiles(temp.Folder).Events, "{\"payload\":\"cut of");

        await AnyHomes.CreateAsync(temp.Path, trial: false, CancellationToken.None);

        Assert.Equal(key, File.ReadAllText(Path.Combine(temp.Folder.Keys, "node.pem")));
        Assert.Equal(2, KeyRing.Start(new Node.Keys.KeyFiles(temp.Folder).ReadEvents().Single()).Keys.Count);
    }

    [Fact]
    public void A_home_of_a_newer_program_is_refused_with_both_versions()
    {
        using var temp = new TempHome();
        Directory.CreateDirectory(temp.Path);
        File.WriteAllText(temp.Folder.Config, "{ \"version\": 7 }");

        var refused = Assert.Throws<NodeException>(() => AnyHomes.Find(temp.Path));

        Assert.Equal(("PA-0106", 7), (refused.Code, refused.Exit));
        Assert.Contains("format 7", refused.Message, StringComparison.Ordinal);
        Assert.Contains("knows 1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"version\": 1, \"colour\": \"red\" }")]
    [InlineData("{ \"version\": \"one\" }")]
    [InlineData("")]
    [InlineData("null")]
    public void Settings_that_cannot_be_read_are_named_and_kept(string text)
    {
        using var temp = new TempHome();
        Directory.CreateDirectory(temp.Path);
        File.WriteAllText(temp.Folder.Config, text);

        var refused = Assert.Throws<NodeException>(() => AnyHomes.Find(temp.Path));

        Assert.Equal("PA-0105", refused.Code);
        Assert.Contains(temp.Folder.Config, refused.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(temp.Folder.Config));
    }

    [Fact]
    public async Task A_path_that_no_socket_fits_into_is_refused_before_anything_is_written()
    {
        using var temp = new TempHome();
        var deep = Path.Combine(temp.Path, new string('d', HomeFolder.SocketPathBytesMax));

        var refused = await Assert.ThrowsAsync<NodeException>(
            () => AnyHomes.CreateAsync(deep, trial: false, CancellationToken.None));

        Assert.Equal("PA-0102", refused.Code);
        Assert.False(Directory.Exists(temp.Path));
    }

    [Fact]
    public void A_disk_with_too_little_space_is_refused_with_both_figures()
    {
        using var temp = new TempHome();

        var refused = Assert.Throws<NodeException>(() => temp.Folder.MakeFolders(freeBytesMin: long.MaxValue));

        Assert.Equal("PA-0103", refused.Code);
        Assert.Contains("MiB free", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/x/flag", "/x/env", "/x/flag")]
    [InlineData(null, "/x/env", "/x/env")]
    public void Flag_goes_before_environment(string? flag, string? named, string expected) =>
        Assert.Equal(expected, HomeLocation.Resolve(flag, name => name == "PERMAGENT_HOME" ? named : null));

    [Fact]
    public void Without_a_place_the_flag_is_asked_for() =>
        Assert.Equal("PA-0101", Assert.Throws<NodeException>(() => HomeLocation.Resolve(null, _ => null)).Code);
}
