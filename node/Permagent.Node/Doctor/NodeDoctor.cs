using Permagent.Brain;
using Permagent.Node.Adapters;
using Permagent.Node.Api;
using Permagent.Node.Home;
using Permagent.Node.Wiring;

namespace Permagent.Node.Doctor;

/// <summary>The checks that need the open stores.</summary>
internal sealed class NodeDoctor(HomeFolder home, NodeStores stores, JournalFeedStore feed)
{
    private const long FeedLagMax = 1_000; // Rows behind the ledger (experience.md, D22).
    private const long WalBytesMax = 64L << 20; // A longer one means that nothing folds it back (D06).

    /// <summary>Runs them.</summary>
    public async Task<IReadOnlyList<DoctorLine>> CheckAsync(bool deep, CancellationToken cancellationToken)
    {
        var lines = new List<DoctorLine>
        {
            CheckWals(),
            await CheckLedgerAsync(deep, cancellationToken),
            CheckHead(),
            await CheckFeedAsync(cancellationToken),
            await CheckMemoryAsync(cancellationToken),
        };
        return lines;
    }

    private DoctorLine CheckWals()
    {
        var tall = new[] { home.JournalDatabase, home.LedgerDatabase, home.BrainDatabase }
            .Select(file => new FileInfo(file + "-wal")).Where(wal => wal.Exists && wal.Length > WalBytesMax).ToList();
        return tall.Count == 0
            ? new("D06", "ok", "databases open, write-ahead logs short", "", "S")
            : new("D06", "warn", $"{tall[0].Name} has {tall[0].Length >> 20} MiB",
                "permagent down, then permagent up", "S");
    }

    private async Task<DoctorLine> CheckLedgerAsync(bool deep, CancellationToken cancellationToken)
    {
        var found = await stores.Ledger.LookAsync(
            deep ? long.MaxValue : StoreDoctor.QuickEntriesMax, cancellationToken);
        return StoreDoctor.LineOf(found, deep);
    }

    private DoctorLine CheckHead() => stores.Ledger.Status.Diverged is { } reason
        ? new("D08", "fail", $"the ledger diverged: {reason}",
            "Restore the newer file; nothing is signed until then.", "M")
        : new("D08", "ok", "the log continues the head kept outside it", "", "M");

    private async Task<DoctorLine> CheckFeedAsync(CancellationToken cancellationToken)
    {
        var read = await feed.PositionsAsync(cancellationToken);
        var lag = stores.Ledger.Status.Head.Size - read.Ledger;
        return lag <= FeedLagMax
            ? new("D22", "ok", $"the event feed is {lag} entries behind", "", "S")
            : new("D22", "warn", $"the event feed is {lag} entries behind", "permagent down, then permagent up", "S");
    }

    private async Task<DoctorLine> CheckMemoryAsync(CancellationToken cancellationToken)
    {
        var health = stores.Brain.Health;
        var stats = await stores.Brain.StatsAsync(cancellationToken);
        return health.State == BrainState.Ok
            ? new("D24", "ok", $"{stats.Episodes} episodes and {stats.Facts} facts, all indexed", "", "S")
            : new("D24", "fail", $"memory is {health.State}: {health.Reason}", FixOf(health.State), "M");
    }

    private static string FixOf(BrainState state) => state == BrainState.ReadOnly
        ? "Free some space; memory takes changes again by itself."
        : "Copy brain.db away, then restore the home from a copy.";
}
