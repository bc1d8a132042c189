using Permagent.Node.Api;

namespace Permagent.Node.Tests;

/// <summary>What must hold after a trial, however often the node was killed on the way.</summary>
internal static class TryInvariants
{
    private const int PageMax = 500;
    private const int PausesMax = 200; // Pauses: then the entry does not come any more.

    /// <summary>Checks a finished trial. A pause lets a little time pass: the goal's last entry follows its last event
    /// through the outbox.</summary>
    public static async Task CheckAsync(INodeClient node, string home, Func<Task> pause)
    {
        var entries = await EntriesAsync(node);
        for (var i = 0; i < PausesMax && entries.All(entry => entry.Type != "goal.close"); i++)
        {
            await pause();
            entries = await EntriesAsync(node);
        }

        var types = entries.Select(entry => entry.Type).ToList();

        Assert.Equal(entries.Count, entries.Select(entry => entry.Seq).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, entries.Count).Select(i => (long)i), entries.Select(entry => entry.Seq));
        Assert.Single(types, "goal.open");
        Assert.Single(types, "goal.close");
        Assert.Equal(2, types.Count(type => type == "receipt"));
        Assert.Equal(2, types.Count(type => type == "task.close"));
        Assert.Equal(types.Count(type => type == "action.intent"), types.Count(type => type == "action.result"));
        Assert.Equal(1, LandedOk(entries));
        Assert.True((await node.CheckLedgerAsync(CancellationToken.None)).Ok);
        await FeedIsCompleteAsync(node);

        var landed = Path.Combine(home, "documents", "OVERVIEW.md");
        Assert.True(File.Exists(landed), "The overview is not there.");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(home, "documents"), "*.new*"));
        var goal = Assert.Single(await node.ListGoalsAsync(10, CancellationToken.None));
        Assert.Equal("Completed", goal.State);
        Assert.Empty(await node.InboxAsync(CancellationToken.None));
    }

    private static int LandedOk(List<LedgerRow> entries)
    {
        var intents = entries.Where(entry => entry.Type == "action.intent"
            && entry.Entry.GetProperty("action").GetProperty("tool").GetString() == "fs.land")
            .Select(entry => entry.Seq).ToHashSet();
        return entries.Count(entry => entry.Type == "action.result"
            && entry.Entry.GetProperty("effect").GetProperty("status").GetString() == "ok"
            && entry.Entry.GetProperty("refs").EnumerateArray().Any(seq => intents.Contains(seq.GetInt64())));
    }

    // The feed follows the ledger; positions have no gap and no entry comes twice.
    private static async Task FeedIsCompleteAsync(INodeClient node)
    {
        var rows = await node.LogAsync(-1, PageMax, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => (long)i), rows.Select(row => row.Pos));
        var seqs = rows.Where(row => row.LedgerSeq is not null).Select(row => row.LedgerSeq!.Value).ToList();
        Assert.Equal(seqs.Order(), seqs);
        Assert.Equal(seqs.Count, seqs.Distinct().Count());
        // Read after the feed: entries of reads may still be coming.
        Assert.True(seqs.Count <= (await EntriesAsync(node)).Count);
    }

    private static async Task<List<LedgerRow>> EntriesAsync(INodeClient node)
    {
        var all = new List<LedgerRow>();
        while (true)
        {
            var page = await node.LedgerAsync(all.Count, PageMax, CancellationToken.None);
            if (page.Entries.Count == 0) return all;
            all.AddRange(page.Entries);
        }
    }
}
