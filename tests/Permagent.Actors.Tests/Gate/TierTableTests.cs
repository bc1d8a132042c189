using System.Collections.Immutable;
using Permagent.Actors.Gate.Tiers;
using Permagent.Protocol;

namespace Permagent.Actors.Tests.Gate;

public sealed class TierTableTests
{
    private static readonly TierQuestion Plain = new("fs.land", 1, [], PrincipalKind.User, SecretInArgs: false);

    private static TierDecision Decide(TierQuestion question) => TierTable.Standard.Decide(question);

    [Theory]
    [InlineData("fs.read", Tier.T0)]
    [InlineData("fs.write", Tier.T1)]
    [InlineData("fs.land", Tier.T1)]
    [InlineData("undo", Tier.T1)]
    [InlineData("fs.write.outside", Tier.T2)]
    [InlineData("fs.delete", Tier.T2)]
    [InlineData("message.send", Tier.T3)]
    [InlineData("exec.unsandboxed", Tier.T3)]
    [InlineData("fs.read.secret", Tier.T4)]
    [InlineData("money.spend.over", Tier.T4)]
    public void A_class_has_the_tier_of_its_row(string actionClass, object tier)
    {
        var decision = Decide(Plain with { Class = actionClass });

        Assert.Equal(tier, decision.Tier);
        Assert.Empty(decision.RaisedBy);
    }

    [Theory]
    [InlineData("")]
    [InlineData("fs.lands")]
    [InlineData("FS.READ")]
    public void A_class_that_nobody_knows_is_tier_3(string actionClass)
    {
        Assert.Equal(Tier.T3, Decide(Plain with { Class = actionClass }).Tier);
    }

    [Fact]
    public void Landing_more_than_fifty_files_is_asked()
    {
        var fifty = Decide(Plain with { Items = 50 });
        var more = Decide(Plain with { Items = 51 });

        Assert.Equal(Tier.T1, fifty.Tier);
        Assert.Equal(Tier.T2, more.Tier);
        Assert.Equal(["items"], more.RaisedBy.AsEnumerable());
    }

    [Fact]
    public void More_than_ten_things_raise_by_one()
    {
        Assert.Equal(Tier.T2, Decide(Plain with { Class = "fs.delete", Items = 10 }).Tier);
        Assert.Equal(Tier.T3, Decide(Plain with { Class = "fs.delete", Items = 11 }).Tier);
    }

    [Theory]
    [InlineData(PrincipalKind.System)]
    [InlineData(PrincipalKind.Orchestrator)]
    [InlineData(PrincipalKind.Specialist)]
    public void What_the_user_did_not_ask_for_is_raised(PrincipalKind by)
    {
        var decision = Decide(Plain with { AskedBy = by });

        Assert.Equal(Tier.T2, decision.Tier);
        Assert.Equal(["not-the-user"], decision.RaisedBy.AsEnumerable());
    }

    [Fact]
    public void Untrusted_and_private_together_may_not_reach_outside_unasked()
    {
        ImmutableArray<string> both = ["private", "untrusted:web"];

        Assert.Equal(Tier.T3, Decide(Plain with { Class = "web.get", Labels = both }).Tier);
        Assert.Equal(Tier.T2, Decide(Plain with { Class = "web.get", Labels = ["private"] }).Tier);
        Assert.Equal(Tier.T1, Decide(Plain with { Class = "web.get", Labels = ["untrusted:web"] }).Tier);
        Assert.Equal(Tier.T1, Decide(Plain with { Labels = both }).Tier);
    }

    [Theory]
    [InlineData("-----BEGIN EC PRIVATE KEY-----", true)]
    [InlineData("key AKIAABCDEFGHIJKLMNOP in a line", true)]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", true)]
    [InlineData("an ordinary sentence about keys", false)]
    public void A_secret_in_the_arguments_is_found(string text, bool found)
    {
        Assert.Equal(found, SecretScan.Hits(text));
    }

    [Fact]
    public void A_secret_makes_everything_tier_3_but_what_is_forbidden()
    {
        Assert.Equal(Tier.T3, Decide(Plain with { SecretInArgs = true }).Tier);
        Assert.Equal(Tier.T4, Decide(Plain with { Class = "fs.read.secret", SecretInArgs = true }).Tier);
    }

    [Fact]
    public void Nothing_lowers_a_tier_and_nothing_raises_above_tier_3()
    {
        foreach (var row in TierRows.All.Where(row => row.Base != Tier.T4))
        {
            var worst = Decide(new(row.Class, 1_000, ["private", "peer:x"], PrincipalKind.System, true));

            Assert.Equal(Tier.T3, worst.Tier);
            Assert.True(Decide(Plain with { Class = row.Class }).Tier >= row.Base);
        }
    }

    [Fact]
    public void Every_change_of_a_row_changes_the_policy()
    {
        var rows = TierRows.All;

        for (var i = 0; i < rows.Length; i++)
        {
            var weaker = new TierTable(rows.SetItem(i, rows[i] with { ItemsMax = rows[i].ItemsMax - 1 }));

            Assert.NotEqual(TierTable.Standard.Hash, weaker.Hash);
        }
    }
}
