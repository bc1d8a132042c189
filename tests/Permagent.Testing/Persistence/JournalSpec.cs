using Permagent.Kernel.Persistence;
using Xunit;

namespace Permagent.Testing.Persistence;

/// <summary>What every journal must hold. A store's test class derives from it and gives the store.</summary>
public abstract class JournalSpec : StoreSpec
{
    private const long Unbounded = long.MaxValue;

    /// <summary>Outbox rows for the target "ledger" that the journal holds: stream, number, key.</summary>
    protected abstract IEnumerable<(string Stream, long Number, string Key)> Outbox();

    [Theory]
    [InlineData(1, Unbounded, Unbounded, "a1 a2 a3 a4 a5")] // all
    [InlineData(3, Unbounded, Unbounded, "a3 a4 a5")] // from a lower bound
    [InlineData(1, 3, Unbounded, "a1 a2 a3")] // to an upper bound
    [InlineData(2, 4, Unbounded, "a2 a3 a4")] // both
    [InlineData(1, Unbounded, 2, "a1 a2")] // a count
    [InlineData(3, Unbounded, 2, "a3 a4")] // a count from a lower bound
    [InlineData(1, 3, 2, "a1 a2")] // a count to an upper bound
    [InlineData(2, 4, 2, "a2 a3")] // a count within both
    [InlineData(2, 4, 9, "a2 a3 a4")] // a count above what there is
    [InlineData(3, 3, Unbounded, "a3")] // lower = upper
    [InlineData(2, 4, 1, "a2")] // one
    [InlineData(1, Unbounded, 0, "")] // none
    [InlineData(4, 2, Unbounded, "")] // lower > upper
    [InlineData(6, 9, Unbounded, "")] // above the highest
    public Task Replay_keeps_to_its_bounds(long from, long to, long max, string expected) => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        await writer.StoreAsync("a", 1, "a1", "a2", "a3", "a4", "a5");

        var found = await writer.ReplayAsync("a", from, to, max);

        Assert.Equal(expected, string.Join(' ', found.Events.Select(one => one.Payload)));
        Assert.Equal(5, found.Highest);
    });

    [Fact]
    public Task An_unknown_id_has_no_events_and_number_zero() => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        await writer.StoreAsync("a", 1, "a1");

        var found = await writer.ReplayAsync("nobody", 1, Unbounded, Unbounded);

        Assert.Empty(found.Events);
        Assert.Equal(0, found.Highest);
    });

    [Fact]
    public Task A_deleted_range_is_not_replayed() => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        await writer.StoreAsync("a", 1, "a1", "a2", "a3", "a4", "a5");

        await writer.DeleteAsync("a", 3);

        Assert.Equal([(4, "a4"), (5, "a5")], await writer.PairsAsync("a"));
        Assert.Empty((await writer.ReplayAsync("a", 1, 3, Unbounded)).Events);
    });

    [Fact]
    public Task The_highest_number_stays_when_everything_is_deleted_and_the_next_one_follows_it() => RunAsync(
        async host =>
        {
            var writer = new JournalClient(host);
            await writer.StoreAsync("a", 1, "a1", "a2", "a3");

            await writer.DeleteAsync("a", 3);
            var empty = await writer.ReplayAsync("a", 1, Unbounded, Unbounded);
            await writer.DeleteAsync("a", Unbounded);
            await writer.StoreAsync("a", 4, "a4");

            Assert.Empty(empty.Events);
            Assert.Equal(3, empty.Highest);
            Assert.Equal([(4, "a4")], await writer.PairsAsync("a"));
        });

    [Fact]
    public Task A_deletion_leaves_other_ids_alone() => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        await writer.StoreAsync("a", 1, "a1", "a2");
        await writer.StoreAsync("b", 1, "b1", "b2");

        await writer.DeleteAsync("a", Unbounded);

        Assert.Empty(await writer.PairsAsync("a"));
        Assert.Equal([(1, "b1"), (2, "b2")], await writer.PairsAsync("b"));
    });

    [Theory]
    [InlineData("a text with \u00e4 and \ud83d\ude42")]
    [InlineData("")]
    [InlineData(42)]
    [InlineData(new byte[] { 0, 1, 255 })]
    public Task Type_number_writer_and_time_survive(object payload) => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        writer.Send(JournalClient.Write(new Persistent(payload, 1, "a", writerGuid: "me", timestamp: 77)));
        _ = await writer.ReceiveAsync<WriteMessageSuccess>();

        var found = Assert.Single((await writer.ReplayAsync("a", 1, 9, 9)).Events);

        Assert.Equal(payload, found.Payload);
        Assert.Equal(payload.GetType(), found.Payload.GetType());
        Assert.Equal(
            ("a", 1L, "me", 77L), (found.PersistenceId, found.SequenceNr, found.WriterGuid, found.Timestamp));
    });

    [Fact]
    public Task An_event_that_cannot_be_serialized_is_refused_alone_and_leaves_no_gap() => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        writer.Send(
            JournalClient.Write(new Persistent("a1", 1, "a")),
            JournalClient.Write(new Persistent(new Version(1, 0), 2, "a")),
            JournalClient.Write(new Persistent("a2", 3, "a")));

        Assert.Equal(1, (await writer.ReceiveAsync<WriteMessageSuccess>()).Persistent.SequenceNr);
        var rejected = await writer.ReceiveAsync<WriteMessageRejected>();
        Assert.Contains("Version is no event", rejected.Cause.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await writer.ReceiveAsync<WriteMessageSuccess>()).Persistent.SequenceNr);
        Assert.Equal([(1, "a1"), (2, "a2")], await writer.PairsAsync("a"));
    });

    [Fact]
    public Task A_write_of_several_events_is_all_or_none() => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        writer.Send(JournalClient.Write(
            new Persistent("a1", 1, "a"), new Persistent(new Version(1, 0), 2, "a"), new Persistent("a3", 3, "a")));

        for (var number = 1; number <= 3; number++) _ = await writer.ReceiveAsync<WriteMessageRejected>();
        Assert.Equal(0, (await writer.ReplayAsync("a", 1, 9, 9)).Highest);
        await writer.StoreAsync("a", 1, "a1");
    });

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(4)]
    public Task A_write_that_does_not_follow_the_highest_number_fails_and_names_both(long number) => RunAsync(
        async host =>
        {
            var writer = new JournalClient(host);
            await writer.StoreAsync("a", 1, "a1", "a2");

            writer.Send(JournalClient.Write(new Persistent("late", number, "a"), new Persistent("x", number + 1, "a")));

            var failure = await writer.ReceiveAsync<WriteMessageFailure>();
            _ = await writer.ReceiveAsync<WriteMessageFailure>();
            Assert.Contains($"number {number}", failure.Cause.Message, StringComparison.Ordinal);
            Assert.Contains("3 comes next", failure.Cause.Message, StringComparison.Ordinal);
            Assert.Equal([(1, "a1"), (2, "a2")], await writer.PairsAsync("a"));
        });

    [Fact]
    public Task Two_writers_of_one_id_do_not_both_succeed() => RunAsync(async host =>
    {
        var (one, other) = (new JournalClient(host), new JournalClient(host));
        await one.StoreAsync("a", 1, "a1");

        one.Send(JournalClient.Write(new Persistent("mine", 2, "a")));
        other.Send(JournalClient.Write(new Persistent("yours", 2, "a")));

        var answers = new[] { await one.ReceiveAsync<object>(), await other.ReceiveAsync<object>() };
        Assert.Single(answers.OfType<WriteMessageSuccess>());
        Assert.Single(answers.OfType<WriteMessageFailure>());
        Assert.Equal(2, (await one.PairsAsync("a")).Count);
    });

    [Fact]
    public Task Concurrent_writers_of_different_ids_keep_their_order() => RunAsync(async host =>
    {
        const int Numbers = 100;
        var writers = new[] { "a", "b", "c" }.Select(id => (Id: id, Client: new JournalClient(host))).ToList();
        for (var number = 1; number <= Numbers; number++)
        {
            foreach (var (id, client) in writers)
                client.Send(JournalClient.Write(new Persistent($"{id}{number}", number, id)));
        }

        foreach (var (id, client) in writers)
        {
            for (var number = 1; number <= Numbers; number++)
                Assert.Equal(number, (await client.ReceiveAsync<WriteMessageSuccess>()).Persistent.SequenceNr);
            Assert.Equal(
                Enumerable.Range(1, Numbers).Select(number => ((long)number, $"{id}{number}")),
                await client.PairsAsync(id));
        }
    });

    [Fact]
    public Task Replay_while_writing_gives_a_whole_prefix() => RunAsync(async host =>
    {
        const int Numbers = 60;
        var (writer, reader) = (new JournalClient(host), new JournalClient(host));
        var seen = new List<int>();
        for (var number = 1; number <= Numbers; number++)
        {
            writer.Send(JournalClient.Write(new Persistent($"a{number}", number, "a")));
            if (number % 10 != 0) continue;
            var found = (await reader.ReplayAsync("a", 1, Unbounded, Unbounded)).Events;
            var prefix = Enumerable.Range(1, found.Count).Select(index => $"a{index}");
            Assert.Equal(prefix, found.Select(one => one.Payload));
            seen.Add(found.Count);
        }

        // A replay sees every write that was sent before it.
        Assert.Equal([10, 20, 30, 40, 50, 60], seen);
    });

    [Fact]
    public Task Events_of_several_ids_in_one_batch_each_find_their_stream() => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        writer.Send(
            JournalClient.Write(new Persistent("a1", 1, "a"), new Persistent("a2", 2, "a")),
            JournalClient.Write(new Persistent("b1", 1, "b")),
            JournalClient.Write(new Persistent("a3", 3, "a")));

        for (var events = 0; events < 4; events++) _ = await writer.ReceiveAsync<WriteMessageSuccess>();
        Assert.Equal([(1, "a1"), (2, "a2"), (3, "a3")], await writer.PairsAsync("a"));
        Assert.Equal([(1, "b1")], await writer.PairsAsync("b"));
    });

    [Fact]
    public Task More_events_than_one_page_are_replayed_whole() => RunAsync(async host =>
    {
        const int Numbers = 1_203;
        var writer = new JournalClient(host);
        var events = Enumerable.Range(1, Numbers).Select(number => new Persistent($"{number}", number, "a"));
        writer.Send(new AtomicWrite([.. events]));
        for (var number = 1; number <= Numbers; number++) _ = await writer.ReceiveAsync<WriteMessageSuccess>();

        var found = await writer.PairsAsync("a");

        Assert.Equal(Enumerable.Range(1, Numbers).Select(number => ((long)number, $"{number}")), found);
    });

    [Fact]
    public Task A_batch_is_answered_as_a_whole_and_then_event_by_event() => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        writer.Send(JournalClient.Write(new Persistent("a1", 1, "a"), new Persistent("a2", 2, "a")));
        Assert.Same(WriteMessagesSuccessful.Instance, await writer.ReceiveAnyAsync());
        foreach (var number in new[] { 1, 2 })
        {
            var success = Assert.IsType<WriteMessageSuccess>(await writer.ReceiveAnyAsync());
            Assert.Equal((number, 1), (success.Persistent.SequenceNr, success.ActorInstanceId));
        }

        writer.Send(JournalClient.Write(new Persistent("stale", 2, "a")));

        Assert.Equal(1, Assert.IsType<WriteMessagesFailed>(await writer.ReceiveAnyAsync()).AtomicWriteCount);
        _ = Assert.IsType<WriteMessageFailure>(await writer.ReceiveAnyAsync());
    });

    [Fact]
    public Task Outbox_rows_come_with_their_event_and_not_with_a_refused_one() => RunAsync(async host =>
    {
        var writer = new JournalClient(host);
        await writer.StoreAsync("a", 1, "a1", "to the ledger");
        writer.Send(JournalClient.Write(
            new Persistent("to the ledger", 3, "a"), new Persistent(new Version(1, 0), 4, "a")));
        _ = await writer.ReceiveAsync<WriteMessageRejected>();
        _ = await writer.ReceiveAsync<WriteMessageRejected>();

        Assert.Equal([("a", 2L, "key")], Outbox());
    });
}
