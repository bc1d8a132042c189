using Permagent.Node.Rendering;

namespace Permagent.Node.Tests.Rendering;

public sealed class ShortIdTests
{
    private const string One = "goal-ee969324eab3dcc811e1d67bd0964b74";

    [Fact]
    public void A_goal_and_its_task_are_cut_to_eight_letters()
    {
        var ids = new ShortId([One, One + "/t1"]);

        Assert.Equal("goal-ee969324", ids.Of(One));
        Assert.Equal("goal-ee969324/t1", ids.Of(One + "/t1"));
    }

    [Fact]
    public void Two_that_begin_alike_are_cut_where_they_differ()
    {
        var other = One[..^4] + "0000";
        var ids = new ShortId([One + "/t1", other + "/t1"]);

        Assert.NotEqual(ids.Of(One), ids.Of(other));
        Assert.StartsWith(ids.Of(One), One, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_ids_stay_as_they_are() => Assert.Equal("t2", new ShortId(["t2"]).Of("t2"));
}
