using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Events;

namespace Permagent.Journal.Tests.Writing;

public sealed class GroupCommitTests : IDisposable
{
    private readonly JournalFolder _folder = new();
    private readonly ManualResetEventSlim _gate = new();
    private JournalFile? _journal;

    public void Dispose()
    {
        _journal?.Dispose();
        _gate.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_waits_is_one_transaction()
    {
        var journal = Open(_folder.Options);

        var groups = await GroupsAsync(journal, pairs: 5);

        Assert.Equal([1, 1, 1, 1, 1], groups);
        Assert.Equal(5, journal.All("a").Count);
    }

    [Fact]
    public async Task A_group_ends_at_its_limit_of_events()
    {
        var journal = Open(_folder.Options with { BatchEventsMax = 4 });

        var groups = await GroupsAsync(journal, pairs: 5);

        Assert.Equal([1, 1, 2, 2, 3], groups);
        Assert.Equal(5, journal.All("a").Count);
    }

    [Fact]
    public async Task A_group_ends_at_its_limit_of_bytes()
    {
        var journal = Open(_folder.Options with { BatchBytesMax = 250 });

        var groups = await GroupsAsync(journal, pairs: 5);

        Assert.Equal([1, 1, 2, 2, 3], groups);
        Assert.Equal(5, journal.All("a").Count);
    }

    [Fact]
    public async Task A_write_above_the_limits_is_a_group_of_its_own()
    {
        var journal = Open(_folder.Options with { BatchEventsMax = 2, BatchBytesMax = 10 });

        var result = await journal.AppendAsync(JournalFolder.Write("a", 1, "one", "two", "three"));

        Assert.True(result.IsWritten);
    }

    [Fact]
    public void The_limits_are_a_thousand_events_and_four_mebibytes()
    {
        Assert.Equal((1_000, 4L << 20), (_folder.Options.BatchEventsMax, _folder.Options.BatchBytesMax));
    }

    [Fact]
    public async Task A_group_that_fails_is_repeated_call_by_call_and_only_the_faulty_one_fails()
    {
        var journal = Open(_folder.Options);
        var holder = await HoldAsync(journal);
        var first = journal.AppendAsync(JournalFolder.Write("a", 1, "one"));
        var faulty = journal.WriteAsync(EndTransaction, CancellationToken.None);
        var second = journal.AppendAsync(JournalFolder.Write("b", 1, "two"));
        var stale = journal.AppendAsync(JournalFolder.Write("a", 7, "stale"));
        var third = journal.AppendAsync(JournalFolder.Write("a", 2, "three"));
        _gate.Set();

        _ = await Assert.ThrowsAnyAsync<Exception>(() => faulty);

        Assert.True((await first).IsWritten && (await second).IsWritten && (await third).IsWritten);
        Assert.IsType<StaleSequenceException>((await stale).Failure);
        Assert.Equal(["one", "three"], journal.Texts("a"));
        Assert.Equal(["two"], journal.Texts("b"));
        await holder;
    }

    [Fact]
    public async Task A_full_disk_fails_the_whole_group_and_later_writes_that_fit_succeed()
    {
        var journal = Open(_folder.Options with { FileBytesMax = 1 << 20 });
        var holder = await HoldAsync(journal);
        var first = journal.AppendAsync(JournalFolder.Write("a", 1, "one"));
        var large = journal.AppendAsync(JournalFolder.Write("b", 1, new string('x', 2 << 20)));
        var second = journal.AppendAsync(JournalFolder.Write("c", 1, "two"));
        _gate.Set();

        foreach (var write in new[] { first, large, second })
            _ = await Assert.ThrowsAsync<JournalFullException>(() => write);

        Assert.Empty(journal.PersistenceIds("", 10));
        Assert.True((await journal.AppendAsync(JournalFolder.Write("a", 1, "one"))).IsWritten);
        Assert.Equal(["one"], journal.Texts("a"));
        await holder;
    }

    private JournalFile Open(JournalFileOptions options) => _journal = JournalFile.Open(options);

    private static int EndTransaction(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, "ROLLBACK");
        return command.ExecuteNonQuery();
    }

    /// <summary>Keeps the writer busy until the gate opens; ends when the writer is there, so that later calls wait
    /// together. Gives the call.</summary>
    private async Task<Task<bool>> HoldAsync(JournalFile journal)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = journal.WriteAsync(
            (_, _) =>
            {
                _ = there.TrySetResult();
                return _gate.Wait(TimeSpan.FromSeconds(30));
            },
            CancellationToken.None);
        await there.Task;
        return call;
    }

    /// <summary>Lets pairs of calls wait at the same moment, each an event of 100 bytes and a look at the transaction;
    /// gives for each pair which transaction it was in, counted from 1.</summary>
    private async Task<int[]> GroupsAsync(JournalFile journal, int pairs)
    {
        var holder = await HoldAsync(journal);
        var writes = new List<Task<WriteResult>>();
        var looks = new List<Task<SqliteTransaction>>();
        for (var number = 1; number <= pairs; number++)
        {
            writes.Add(journal.AppendAsync(JournalFolder.Write("a", number, new string('x', 100))));
            looks.Add(journal.WriteAsync((_, transaction) => transaction, CancellationToken.None));
        }

        _gate.Set();
        _ = await holder;
        Assert.All(await Task.WhenAll(writes), result => Assert.True(result.IsWritten));
        var seen = (await Task.WhenAll(looks)).ToList();
        var distinct = seen.Distinct().ToList();
        return [.. seen.Select(one => distinct.IndexOf(one) + 1)];
    }
}
