using Permagent.Journal.Errors;
using Permagent.Journal.Events;

namespace Permagent.Journal.Tests.Reading;

public sealed class QueryTests : IDisposable
{
    private const int Many = 1_203; // Three pages.

    private readonly JournalFolder _folder = new();
    private readonly CancellationTokenSource _end = new();

    public void Dispose()
    {
        _end.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Current_queries_give_what_is_stored_in_order_and_end()
    {
        using var journal = _folder.Open();
        await FillAsync(journal);

        var byId = await TextsAsync(journal.Queries.CurrentEventsByPersistenceIdAsync("a", 2, 1_202, _end.Token));
        var byTag = await TextsAsync(journal.Queries.CurrentEventsByTagAsync("red", 0, _end.Token));
        var ids = await ListAsync(journal.Queries.CurrentPersistenceIdsAsync(_end.Token));

        Assert.Equal(Enumerable.Range(2, 1_201).Select(number => $"{number}"), byId);
        Assert.Equal(Enumerable.Range(1, Many).Select(number => $"{number}").Append("z"), byTag);
        Assert.Equal(["a", "Z"], ids); // In order of their first write.
    }

    [Fact]
    public async Task A_tag_query_goes_on_after_an_ordinal()
    {
        using var journal = _folder.Open();
        await FillAsync(journal);
        var last = journal.ReadTagged("red", Many - 1, 1)[0];

        var rest = await TextsAsync(journal.Queries.CurrentEventsByTagAsync("red", last.Ordinal, _end.Token));

        Assert.Equal(["z"], rest);
    }

    [Fact]
    public async Task A_live_query_goes_on_with_what_is_committed_later()
    {
        using var journal = _folder.Open(WriterMode.Thread);
        await FillAsync(journal);
        await using var byId = journal.Queries.EventsByPersistenceIdAsync("a", Many, long.MaxValue, _end.Token)
            .GetAsyncEnumerator();
        await using var byTag = journal.Queries.EventsByTagAsync("red", Many, _end.Token).GetAsyncEnumerator();
        await using var ids = journal.Queries.PersistenceIdsAsync(_end.Token).GetAsyncEnumerator();
        Assert.Equal(("1203", "z"), (await NextAsync(byId), await NextAsync(byTag)));
        Assert.Equal(["a", "Z"], [await NextIdAsync(ids), await NextIdAsync(ids)]);
        var waiting = (NextAsync(byId), NextAsync(byTag), NextIdAsync(ids));
        await Task.Delay(20);
        Assert.False(waiting.Item1.IsCompleted || waiting.Item2.IsCompleted || waiting.Item3.IsCompleted);

        _ = await journal.AppendAsync(new JournalWrite("a", [JournalFolder.Event(Many + 1, "later", "red")]));
        _ = await journal.AppendAsync(JournalFolder.Write("B", 1, "new"));

        Assert.Equal(("later", "later", "B"), (await waiting.Item1, await waiting.Item2, await waiting.Item3));
    }

    [Fact]
    public async Task A_live_query_misses_nothing_while_events_are_written()
    {
        using var journal = _folder.Open(WriterMode.Thread);
        var writing = Task.Run(async () =>
        {
            for (var number = 1; number <= 500; number++)
                _ = await journal.AppendAsync(new JournalWrite("a", [JournalFolder.Event(number, $"{number}", "red")]));
        });

        var byId = TextsAsync(journal.Queries.EventsByPersistenceIdAsync("a", 1, 500, _end.Token));
        var byTag = new List<string>();
        await foreach (var one in journal.Queries.EventsByTagAsync("red", 0, _end.Token))
        {
            byTag.Add(JournalFolder.Text(one));
            if (byTag.Count == 500) break;
        }

        await writing;
        var expected = Enumerable.Range(1, 500).Select(number => $"{number}").ToList();
        Assert.Equal(expected, await byId); // Ends by itself at its upper bound.
        Assert.Equal(expected, byTag);
    }

    [Fact]
    public async Task A_page_is_read_only_when_its_first_row_is_asked_for()
    {
        using var journal = _folder.Open();
        await FillAsync(journal);
        await using var rows = journal.Queries.CurrentEventsByPersistenceIdAsync("a", 1, long.MaxValue, _end.Token)
            .GetAsyncEnumerator();
        for (var row = 1; row <= JournalLimits.PageRowsMax; row++) _ = await NextAsync(rows);

        await journal.DeleteEventsAsync("a", 1_000, _end.Token);

        Assert.Equal("1001", await NextAsync(rows)); // The second page was not in memory.
    }

    [Fact]
    public async Task A_live_query_ends_when_it_is_cancelled_or_the_journal_closes()
    {
        var journal = _folder.Open(WriterMode.Thread);
        await using var cancelled = journal.Queries.EventsByTagAsync("red", 0, _end.Token).GetAsyncEnumerator();
        await using var closed = journal.Queries.PersistenceIdsAsync(default).GetAsyncEnumerator();
        var (first, second) = (NextAsync(cancelled), NextIdAsync(closed));

        await _end.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await journal.DisposeAsync();

        _ = await Assert.ThrowsAsync<JournalClosedException>(() => second);
    }

    [Fact]
    public async Task A_gap_ends_a_query_and_is_named()
    {
        using (var journal = _folder.Open()) await FillAsync(journal);
        _folder.Alter("DELETE FROM event WHERE seq = 700");

        using var again = _folder.Open();
        var seen = new List<StoredEvent>();
        var damage = await Assert.ThrowsAsync<JournalCorruptException>(async () =>
        {
            var query = again.Queries.CurrentEventsByPersistenceIdAsync("a", 1, long.MaxValue, _end.Token);
            await foreach (var one in query) seen.Add(one);
        });

        Assert.Equal(("a", 700L), (damage.PersistenceId, damage.SequenceNr));
        Assert.Equal(JournalLimits.PageRowsMax, seen.Count);
    }

    private static async Task FillAsync(JournalFile journal)
    {
        var events = Enumerable.Range(1, Many).Select(number => JournalFolder.Event(number, $"{number}", "red"));
        _ = await journal.AppendAsync(new JournalWrite("a", [.. events]));
        _ = await journal.AppendAsync(new JournalWrite("Z", [JournalFolder.Event(1, "z", "red", "blue")]));
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<StoredEvent> rows)
    {
        Assert.True(await rows.MoveNextAsync());
        return JournalFolder.Text(rows.Current);
    }

    private static async Task<string> NextIdAsync(IAsyncEnumerator<string> rows)
    {
        Assert.True(await rows.MoveNextAsync());
        return rows.Current;
    }

    private static async Task<List<string>> TextsAsync(IAsyncEnumerable<StoredEvent> rows) =>
        [.. (await ListAsync(rows)).Select(JournalFolder.Text)];

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows) list.Add(row);
        return list;
    }
}
