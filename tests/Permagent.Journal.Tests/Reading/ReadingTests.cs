using Permagent.Journal.Errors;
using Permagent.Journal.Events;

namespace Permagent.Journal.Tests.Reading;

public sealed class ReadingTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_of_an_event_survives()
    {
        using var journal = _folder.Open();
        var given = new JournalEvent(1, "me", 77, 9, "shop.sold", new byte[] { 1, 2, 3 });
        _ = await journal.AppendAsync(new JournalWrite("a", [given]));

        var found = Assert.Single(journal.All("a"));

        Assert.Equal(
            ("a", 1L, "me", 77L, 9, "shop.sold"),
            (found.PersistenceId, found.SequenceNr, found.Writer, found.Timestamp, found.Serializer, found.Manifest));
        Assert.Equal(given.Payload.ToArray(), found.Payload.ToArray());
    }

    [Fact]
    public async Task An_empty_payload_is_stored_and_read()
    {
        using var journal = _folder.Open();

        var result = await journal.AppendAsync(JournalFolder.Write("a", 1, ""));

        Assert.True(result.IsWritten, $"{result.Failure}");
        Assert.Equal([""], journal.Texts("a"));
    }

    [Theory]
    [InlineData(1, long.MaxValue, long.MaxValue, "1 2 3 4 5")]
    [InlineData(3, long.MaxValue, long.MaxValue, "3 4 5")]
    [InlineData(1, 2, long.MaxValue, "1 2")]
    [InlineData(2, 4, long.MaxValue, "2 3 4")]
    [InlineData(2, 4, 2, "2 3")]
    [InlineData(3, 3, long.MaxValue, "3")]
    [InlineData(2, 4, 1, "2")]
    [InlineData(1, 5, 0, "")]
    [InlineData(4, 2, 9, "")]
    [InlineData(6, 9, 9, "")]
    public async Task A_replay_keeps_to_its_bounds(long from, long to, long max, string expected)
    {
        using var journal = _folder.Open();
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "1", "2", "3", "4", "5"));

        var found = journal.Replay("a", from, to, max).Select(JournalFolder.Text);

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public async Task A_replay_of_several_pages_is_whole_and_in_order()
    {
        using var journal = _folder.Open();
        var texts = Enumerable.Range(1, 1_203).Select(number => $"{number}").ToArray();
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, texts));

        var found = journal.Texts("a");

        Assert.Equal(texts, found);
    }

    [Fact]
    public async Task A_long_replay_does_not_hold_up_the_folding_back_of_the_log()
    {
        using var journal = _folder.Open();
        var texts = Enumerable.Range(1, 1_203).Select(number => $"{number}").ToArray();
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, texts));
        using var replay = journal.Replay("a", 1, long.MaxValue, long.MaxValue).GetEnumerator();
        Assert.True(replay.MoveNext());

        var busy = _folder.Alter("PRAGMA wal_checkpoint(TRUNCATE)");

        Assert.Equal(0L, busy);
        Assert.Equal(0, new FileInfo(_folder.File + "-wal").Length);
    }

    [Fact]
    public async Task A_deleted_range_is_gone_and_its_numbers_stay_used()
    {
        using var journal = _folder.Open();
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "1", "2", "3"));

        await journal.DeleteEventsAsync("a", 2, CancellationToken.None);
        Assert.Equal(["3"], journal.Texts("a"));
        await journal.DeleteEventsAsync("a", long.MaxValue, CancellationToken.None);

        Assert.Empty(journal.All("a"));
        Assert.Equal(3, journal.HighestSequenceNr("a"));
        Assert.True((await journal.AppendAsync(JournalFolder.Write("a", 4, "4"))).IsWritten);
    }

    [Fact]
    public async Task A_range_that_is_marked_but_not_yet_deleted_is_out_of_sight_everywhere()
    {
        using (var journal = _folder.Open())
        {
            _ = await journal.AppendAsync(
                new JournalWrite("a", [JournalFolder.Event(1, "1", "red"), JournalFolder.Event(2, "2", "red")]));
        }

        _folder.Alter("UPDATE stream SET deleted_to = 1");

        using var again = _folder.Open();
        Assert.Equal(["2"], again.Texts("a"));
        Assert.Equal(["2"], again.ReadAfter(0, 10).Select(JournalFolder.Text));
        Assert.Equal(["2"], again.ReadTagged("red", 0, 10).Select(JournalFolder.Text));
    }

    [Fact]
    public async Task A_range_above_one_delete_step_is_deleted_whole()
    {
        using var journal = _folder.Open();
        var texts = Enumerable.Repeat("x", JournalLimits.DeleteRowsMax + 5).ToArray();
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, texts));

        await journal.DeleteEventsAsync("a", JournalLimits.DeleteRowsMax + 2, CancellationToken.None);

        var left = await journal.WriteAsync(
            (connection, _) => JournalFolder.Scalar(connection, "SELECT count(*) FROM event"), CancellationToken.None);
        Assert.Equal(3L, left);
    }

    [Fact]
    public async Task Reading_by_tag_and_by_ordinal_goes_on_where_it_stopped()
    {
        using var journal = _folder.Open();
        _ = await journal.AppendAsync(
            new JournalWrite("a", [JournalFolder.Event(1, "a1", "red"), JournalFolder.Event(2, "a2")]));
        _ = await journal.AppendAsync(new JournalWrite("b", [JournalFolder.Event(1, "b1", "red", "blue")]));

        var first = Assert.Single(journal.ReadTagged("red", 0, 1));
        var rest = journal.ReadTagged("red", first.Ordinal, 10);
        var all = journal.ReadAfter(0, 10);

        Assert.Equal("a1", JournalFolder.Text(first));
        Assert.Equal(["b1"], rest.Select(JournalFolder.Text));
        Assert.Equal(["a1", "a2", "b1"], all.Select(JournalFolder.Text));
        Assert.Empty(journal.ReadAfter(all[^1].Ordinal, 10));
    }

    [Fact]
    public async Task A_changed_payload_is_found_and_names_stream_number_and_file()
    {
        using (var journal = _folder.Open())
        {
            _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "1", "2", "3"));
            _ = await journal.AppendAsync(JournalFolder.Write("b", 1, "1"));
        }

        _folder.Alter("UPDATE event SET payload = x'39' WHERE seq = 2");

        using var again = _folder.Open();
        var damage = Assert.Throws<JournalCorruptException>(() => again.All("a"));
        Assert.Equal(("a", 2L, _folder.File), (damage.PersistenceId, damage.SequenceNr, damage.Path));
        Assert.Equal(["1"], again.Texts("b"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_missing_event_is_found_wherever_it_is_missing(long number)
    {
        using (var journal = _folder.Open()) _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "1", "2", "3"));
        _folder.Alter($"DELETE FROM event WHERE seq = {number}");

        using var again = _folder.Open();
        var damage = Assert.Throws<JournalCorruptException>(() => again.All("a"));

        Assert.Equal(("a", number), (damage.PersistenceId, damage.SequenceNr));
    }

    [Fact]
    public async Task A_replay_during_writes_gives_a_whole_prefix()
    {
        using var journal = _folder.Open(WriterMode.Thread);
        var writing = Task.Run(async () =>
        {
            for (var number = 1; number <= 400; number++)
                _ = await journal.AppendAsync(JournalFolder.Write("a", number, $"{number}"));
        });

        List<string> seen;
        do
        {
            seen = journal.Texts("a");
            Assert.Equal(Enumerable.Range(1, seen.Count).Select(number => $"{number}"), seen);
        }
        while (seen.Count < 400);

        await writing;
    }
}
