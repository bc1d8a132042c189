using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Verify.Tests.Statements;

public sealed class ActionDigestTests
{
    private static ActionFacts Facts() => new()
    {
        Origin = "o", Task = "t", Attempt = 1, Class = "c", Tier = "T2", Tool = "tool", ToolDefinition = Digest.Of([1]),
        Argv = ["a", "b"], WorkingFolder = "/w", Environment = ["A=1", "B=2"], Input = Digest.Of([2]),
        Targets = [new("/f", default)], Destination = new("https", "h", 443, "acc", ["x", "y"]), Labels = ["l", "m"],
        Policy = Digest.Of([3]), Sandbox = Digest.Of([4]), CostCapUsdMicro = 5, UndoKind = "trash",
        Expires = DateTimeOffset.UnixEpoch, Nonce = new byte[16], Card = Digest.Of([5]),
    };

    /// <summary>Each of the 21 fields changed alone.</summary>
    private static ActionFacts[] Changed(ActionFacts f) =>
    [
        f with { Origin = "p" }, f with { Task = null }, f with { Attempt = 2 }, f with { Class = "d" },
        f with { Tier = "T3" }, f with { Tool = "other" },
        f with { ToolDefinition = default }, f with { Argv = ["ab"] },
        f with { WorkingFolder = null }, f with { Environment = [] }, f with { Input = null },
        f with { Targets = [new("/f", Digest.Of([]))] }, f with { Targets = [] },
        f with { Destination = f.Destination! with { Port = 80 } }, f with { Labels = ["l"] },
        f with { Policy = default },
        f with { Sandbox = null }, f with { CostCapUsdMicro = 6 }, f with { UndoKind = null },
        f with { Expires = null },
        f with { Nonce = new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 } }, f with { Card = null },
    ];

    [Fact]
    public void Each_field_changes_the_digest()
    {
        var digests = Changed(Facts()).Append(Facts()).Select(ActionDigest.Of).ToHashSet();

        Assert.Equal(23, digests.Count);
    }

    [Fact]
    public void Sets_count_in_any_order_and_lists_do_not()
    {
        var facts = Facts();

        var sets = facts with
        {
            Environment = ["B=2", "A=1"], Labels = ["m", "l"],
            Destination = facts.Destination! with { Recipients = ["y", "x"] },
        };

        Assert.Equal(ActionDigest.Of(facts), ActionDigest.Of(sets));
        Assert.NotEqual(ActionDigest.Of(facts), ActionDigest.Of(facts with { Argv = ["b", "a"] }));
    }

    [Fact]
    public void The_digest_stays_what_it_was()
    {
        // Computed by another program from the field list; a change makes every approval ever given void.
        Assert.Equal(
            "8091efbb13668707b19997b00db6093bfaa175bc3ad46ca57b9745eaa84cd988",
            ActionDigest.Of(Facts()).ToString());
    }

    [Fact]
    public void Both_or_neither_form_of_arguments_and_a_short_nonce_are_refused()
    {
        var facts = Facts();

        Assert.Throws<ArgumentException>(() => ActionDigest.Of(facts with { Argv = null }));
        Assert.Throws<ArgumentException>(() => ActionDigest.Of(facts with { ArgumentJson = new byte[2] }));
        Assert.Throws<ArgumentException>(() => ActionDigest.Of(facts with { Nonce = new byte[15] }));
    }
}
