using Permagent.Journal.Errors;
using Permagent.Journal.Events;
using Permagent.Journal.Outbox;
using Permagent.Kernel.Hosting;

namespace Permagent.Journal.Tests.Writing;

public sealed class AppendTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stale_number_fails_alone_and_names_both_numbers()
    {
        using var journal = _folder.Open();
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "one", "two"));

        var results = await journal.AppendAsync(
            [JournalFolder.Write("a", 2, "late"), JournalFolder.Write("b", 1, "fine")], CancellationToken.None);

        var stale = Assert.IsType<StaleSequenceException>(results[0].Failure);
        Assert.Equal((3, 2), (stale.Expected, stale.Given));
        Assert.Contains("number 2", stale.Message, StringComparison.Ordinal);
        Assert.Contains("3 comes next", stale.Message, StringComparison.Ordinal);
        Assert.True(results[1].IsWritten);
        Assert.Equal(["one", "two"], journal.Texts("a"));
        Assert.Equal(["fine"], journal.Texts("b"));
    }

    [Fact]
    public async Task A_write_is_stored_all_or_not_at_all()
    {
        using var journal = _folder.Open();
        var twice = JournalFolder.Event(2, "two") with
        {
            Outbox = [new OutboxRow("k", "ledger", new byte[1]), new OutboxRow("k", "ledger", new byte[1])],
        };

        var result = await journal.AppendAsync(new JournalWrite("a", [JournalFolder.Event(1, "one"), twice]));

        Assert.NotNull(result.Failure);
        Assert.Empty(journal.All("a"));
        Assert.Equal(0, journal.HighestSequenceNr("a"));
        Assert.Empty(journal.Outbox.Read("ledger", OutboxState.Waiting, 0, 10));
    }

    [Fact]
    public async Task A_manifest_of_an_undone_write_is_made_again()
    {
        using var journal = _folder.Open();
        var gap = new JournalWrite("a", [JournalFolder.Event(1, "one"), JournalFolder.Event(5, "gap")]);
        var stale = JournalFolder.Write("a", 9, "stale");

        var results = await journal.AppendAsync(
            [gap, stale, JournalFolder.Write("a", 1, "one")], CancellationToken.None);

        Assert.Equal([false, false, true], results.Select(one => one.IsWritten));
        Assert.Equal(["one"], journal.Texts("a"));
    }

    [Fact]
    public async Task What_an_undone_write_made_is_not_used_by_the_next_one()
    {
        using var journal = _folder.Open();
        var row = new OutboxRow("k", "ledger", new byte[1]);
        var fresh = JournalFolder.Event(1, "one") with { Manifest = "fresh" };

        var results = await journal.AppendAsync(
            [new JournalWrite("a", [fresh with { Outbox = [row, row] }]), new JournalWrite("a", [fresh])],
            CancellationToken.None);

        Assert.Equal([false, true], results.Select(one => one.IsWritten));
        Assert.Equal("fresh", Assert.Single(journal.All("a")).Manifest);
    }

    [Fact]
    public async Task A_full_file_says_so_and_keeps_what_was_there()
    {
        using var journal = JournalFile.Open(_folder.Options with { Mode = WriterMode.Inline, FileBytesMax = 1 << 20 });
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "one"));

        var full = await Assert.ThrowsAsync<JournalFullException>(
            () => journal.AppendAsync(JournalFolder.Write("a", 2, new string('x', 2 << 20))));

        Assert.Contains(_folder.File, full.Message, StringComparison.Ordinal);
        Assert.Equal(["one"], journal.Texts("a"));
        Assert.True((await journal.AppendAsync(JournalFolder.Write("a", 2, "two"))).IsWritten);
    }

    [Fact]
    public async Task An_event_above_the_limit_is_refused()
    {
        using var journal = _folder.Open();
        var big = new JournalEvent(1, "w", 0, 1, "m", new byte[JournalLimits.EventBytesMax + 1]);

        var result = await journal.AppendAsync(new JournalWrite("a", [big]));

        Assert.Contains("16777217 bytes", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_fails_undoes_itself_alone()
    {
        using var journal = _folder.Open(WriterMode.Thread);
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "one"));

        var failing = journal.WriteAsync<int>(
            (connection, transaction) =>
            {
                using var command = connection.CreateCommand();
                (command.Transaction, command.CommandText) = (transaction, "DELETE FROM event");
                _ = command.ExecuteNonQuery();
                throw new InvalidOperationException("no");
            },
            CancellationToken.None);

        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(["one"], journal.Texts("a"));
    }

    [Fact]
    public async Task Many_writers_at_once_keep_the_order_of_each_and_lose_nothing()
    {
        using var journal = JournalFile.Open(_folder.Options with { QueueMax = 4, BatchEventsMax = 7 });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            for (var number = 1; number <= 50; number++)
            {
                var result = await journal.AppendAsync(JournalFolder.Write($"w{writer}", number, $"{number}"));
                Assert.True(result.IsWritten);
            }
        })));

        foreach (var writer in Enumerable.Range(0, 20))
            Assert.Equal(Enumerable.Range(1, 50).Select(number => $"{number}"), journal.Texts($"w{writer}"));
        Assert.Equal(20, journal.PersistenceIds("", 100).Count);
    }

    [Fact]
    public async Task Closing_writes_what_waits()
    {
        var results = new List<Task<WriteResult>>();

        await using (var journal = _folder.Open(WriterMode.Thread)) Send(journal, 300, results);

        Assert.All(await Task.WhenAll(results), result => Assert.True(result.IsWritten));
    }

    [Fact]
    public async Task A_crash_refuses_what_it_has_not_written()
    {
        var results = new List<Task<WriteResult>>();
        using var crashing = _folder.Open(WriterMode.Thread);
        Send(crashing, 300, results);

        crashing.Crash();

        var written = 0;
        foreach (var result in results)
        {
            var failure = await Record.ExceptionAsync(() => result);
            if (failure is null) written++;
            else Assert.IsType<JournalClosedException>(failure);
        }

        using var again = _folder.Open();
        Assert.Equal(written, again.All("a").Count);
    }

    [Fact]
    public async Task A_crash_leaves_the_log_and_the_next_opening_finds_all_in_it()
    {
        using var journal = _folder.Open();
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "one"));

        journal.Crash();

        Assert.True(new FileInfo(_folder.File + "-wal").Length > 0);
        using var again = _folder.Open();
        Assert.Equal(["one"], again.Texts("a"));
    }

    [Fact]
    public async Task An_inline_journal_refuses_a_call_inside_a_call()
    {
        using var journal = _folder.Open();

        var nested = await await journal.WriteAsync(
            (_, _) => Record.ExceptionAsync(() => journal.WriteAsync((_, _) => 1, CancellationToken.None)),
            CancellationToken.None);

        Assert.IsType<InvalidOperationException>(nested);
    }

    private static void Send(JournalFile journal, int count, List<Task<WriteResult>> results)
    {
        for (var number = 1; number <= count; number++)
            results.Add(journal.AppendAsync(JournalFolder.Write("a", number, $"{number}")));
    }
}
