using static Permagent.Actors.Gate.Tiers.Tier;

namespace Permagent.Actors.Gate.Tiers;

/// <summary>The rows of the tier table. Where the specification gives one class two tiers, each case has a name of its
/// own, and the tool that plans the action says which it is.</summary>
internal static class TierRows
{
    /// <summary>Files that one landing may touch without an ask.</summary>
    public const int LandFilesMax = 50;

    private static readonly string[] HumanOnly =
    [
        "policy.change", "grant.add", "key.add", "key.rotate", "key.revoke", "budget.change", "label.release", "resume",
        "ledger.redact", "ledger.publish", "ledger.reset",
    ];

    /// <summary>All rows.</summary>
    public static ImmutableArray<TierRow> All { get; } =
        [.. Files(), .. Programs(), .. Network(), .. PeopleAndMoney(), .. Memory(), .. Rules(), .. Mesh(), .. Screen()];

    private static IEnumerable<TierRow> Files() =>
    [
        new("fs.read", T0), new("fs.search", T0), new("fs.list", T0),
        new("fs.read.outside", T2), new("fs.read.secret", T4), new("fs.read.secret.named", T3),
        new("fs.write", T1) { ItemsMax = int.MaxValue },
        new("fs.land", T1) { ItemsMax = LandFilesMax }, new("undo", T1) { ItemsMax = LandFilesMax },
        new("ledger.export", T1) { ItemsMax = LandFilesMax }, new("ledger.export.outside", T2),
        new("fs.write.outside", T2), new("fs.delete", T2), new("fs.delete.permanent", T4),
    ];

    private static IEnumerable<TierRow> Programs() =>
    [
        new("exec.sandbox", T1), new("exec.network", T2) { Outside = true },
        new("exec.unsandboxed", T3) { Outside = true }, new("exec.privileged", T4),
        new("git.commit", T1), new("git.push.branch", T2) { Outside = true },
        new("git.push.protected", T3) { Outside = true },
    ];

    private static IEnumerable<TierRow> Network() =>
    [
        new("web.get.known", T0) { Outside = true, WithPrivate = T2 },
        new("web.get", T1) { Outside = true, WithPrivate = T2 },
        new("browser.act", T2) { Outside = true }, new("browser.submit", T3) { Outside = true },
        new("model.local", T0), new("model.remote", T2) { Outside = true },
        new("model.remote.private", T3) { Outside = true }, new("model.pull", T2) { Outside = true },
        new("node.update", T2) { Outside = true }, new("node.update.unsigned", T4),
    ];

    private static IEnumerable<TierRow> PeopleAndMoney() =>
    [
        new("message.draft", T1), new("message.send.self", T2) { Outside = true },
        new("message.send", T3) { Outside = true },
        new("mail.modify", T2) { Outside = true }, new("mail.delete", T3) { Outside = true },
        new("calendar.own", T1), new("calendar.invite", T3) { Outside = true },
        new("doc.edit", T1), new("doc.edit.shared", T2) { Outside = true },
        new("money.spend", T3) { Outside = true }, new("money.spend.over", T4),
    ];

    private static IEnumerable<TierRow> Memory() =>
    [
        new("memory.recall", T0), new("memory.write", T1), new("memory.write.tainted", T2), new("memory.forget", T2),
    ];

    private static IEnumerable<TierRow> Rules() =>
    [
        new("tool.install", T3), new("tool.changed", T3), new("mcp.add", T3), new("skill.add", T3),
        .. HumanOnly.Select(name => new TierRow(name, T3) { HumanOnly = true }),
        new("goal.propose", T1), new("schedule.add", T2), new("schedule.add.acting", T3),
    ];

    private static IEnumerable<TierRow> Mesh() =>
    [
        new("mesh.join", T3) { Outside = true }, new("remote.pair", T3) { Outside = true },
        new("mesh.job.offer", T2) { Outside = true, WithPrivate = T3 }, new("mesh.job.accept", T2) { Outside = true },
    ];

    private static IEnumerable<TierRow> Screen() =>
    [
        new("screen.capture", T2), new("clipboard.read", T2), new("input.inject", T3) { Outside = true },
    ];
}
