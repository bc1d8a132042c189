using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Testing;

namespace Permagent.Journal.Tests.Plugin;

/// <summary>What every journal must hold; see the classes that derive from it.</summary>
public abstract class JournalContract : IDisposable
{
    private readonly ActorSystem _system = KernelSystem.Create("test", new ActorSystemOptions
    {
        TimeProvider = TimeProvider.System,
        Seed = 1,
        EventSerializer = new TextSerializer(),
        OutboxRows = payload => payload is "to the ledger" ? [new OutboxRow("key", "ledger", new byte[] { 9 })] : [],
    });

    private readonly Probe _probe;
    private IActorRef? _journal;

    protected JournalContract() => _probe = new Probe(_system);

    private IActorRef Journal => _journal ??= Start(_system);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1, long.MaxValue, long.MaxValue, "a1 a2 a3 a4 a5")]
    [InlineData(3, long.MaxValue, long.MaxValue, "a3 a4 a5")]
    [InlineData(1, 3, long.MaxValue, "a1 a2 a3")]
    [InlineData(2, 4, long.MaxValue, "a2 a3 a4")]
    [InlineData(1, long.MaxValue, 2, "a1 a2")]
    [InlineData(2, 4, 2, "a2 a3")]
    [InlineData(3, 3, long.MaxValue, "a3")]
    [InlineData(2, 4, 1, "a2")]
    [InlineData(1, long.MaxValue, 0, "")]
    [InlineData(4, 2, long.MaxValue, "")]
    [InlineData(6, 9, long.MaxValue, "")]
    public void Replay_keeps_to_its_bounds(long from, long to, long max, string expected)
    {
        Store("a", 1, "a1", "a2", "a3", "a4", "a5");

        var found = Replay("a", from, to, max);

        Assert.Equal(expected, string.Join(' ', found.Events.Select(one => one.Payload)));
        Assert.Equal(5, found.Highest);
    }

    [Fact]
    public void An_unknown_id_has_no_events_and_number_zero()
    {
        var found = Replay("nobody", 1, long.MaxValue, long.MaxValue);

        Assert.Empty(found.Events);
        Assert.Equal(0, found.Highest);
    }

    [Fact]
    public void A_deleted_range_is_not_replayed_and_the_highest_number_stays()
    {
        Store("a", 1, "a1", "a2", "a3");

        Delete("a", 2);
        Assert.Equal(["a3"], Replay("a", 1, long.MaxValue, long.MaxValue).Events.Select(one => one.Payload));
        Delete("a", long.MaxValue);

        var found = Replay("a", 1, long.MaxValue, long.MaxValue);
        Assert.Empty(found.Events);
        Assert.Equal(3, found.Highest);
        Store("a", 4, "a4");
    }

    [Fact]
    public void Type_number_writer_and_time_survive()
    {
        Send(Write(new Persistent(42, 1, "a", writerGuid: "me", timestamp: 77)));
        _ = _probe.ExpectMsg<WriteMessageSuccess>();

        var found = Assert.Single(Replay("a", 1, 9, 9).Events);

        Assert.Equal(42, found.Payload);
        Assert.Equal(("a", 1L, "me", 77L), (found.PersistenceId, found.SequenceNr, found.WriterGuid, found.Timestamp));
    }

    [Fact]
    public void An_event_that_cannot_be_serialized_is_refused_alone_and_leaves_no_gap()
    {
        Send(
            Write(new Persistent("a1", 1, "a")),
            Write(new Persistent(new Version(1, 0), 2, "a")),
            Write(new Persistent("a2", 3, "a")));

        Assert.Equal(1, _probe.ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        var rejected = _probe.ExpectMsg<WriteMessageRejected>();
        Assert.Contains("Version is no event", rejected.Cause.Message, StringComparison.Ordinal);
        Assert.Equal(2, _probe.ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        Assert.Equal([(1L, "a1"), (2L, "a2")], Pairs("a"));
    }

    [Fact]
    public void A_write_of_several_events_is_all_or_none()
    {
        Send(Write(new Persistent("a1", 1, "a"), new Persistent(new Version(1, 0), 2, "a")));

        _ = _probe.ExpectMsg<WriteMessageRejected>();
        _ = _probe.ExpectMsg<WriteMessageRejected>();
        Assert.Equal(0, Replay("a", 1, 9, 9).Highest);
    }

    [Fact]
    public void A_write_with_a_stale_number_fails_and_names_both_numbers()
    {
        Store("a", 1, "a1", "a2");

        Send(Write(new Persistent("late", 2, "a")));

        var failure = _probe.ExpectMsg<WriteMessageFailure>();
        Assert.Contains("number 2", failure.Cause.Message, StringComparison.Ordinal);
        Assert.Contains("3 comes next", failure.Cause.Message, StringComparison.Ordinal);
        Assert.Equal([(1L, "a1"), (2L, "a2")], Pairs("a"));
    }

    [Fact]
    public void Writers_of_different_ids_keep_their_order()
    {
        using var other = new Probe(_system);
        for (var number = 1; number <= 100; number++)
        {
            Journal.Tell(new WriteMessages([Write(new Persistent($"a{number}", number, "a"))], _probe, 1), _probe);
            Journal.Tell(new WriteMessages([Write(new Persistent($"b{number}", number, "b"))], other, 1), other);
        }

        foreach (var probe in new[] { _probe, other })
        {
            for (var number = 1; number <= 100; number++)
                Assert.Equal(number, probe.ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        }

        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"b{number}"), Pairs("b").Select(one => one.Text));
    }

    [Fact]
    public void A_replay_sees_every_write_that_was_sent_before_it()
    {
        Send([.. Enumerable.Range(1, 50).Select(number => Write(new Persistent($"a{number}", number, "a")))]);

        using var reader = new Probe(_system);
        Journal.Tell(new ReplayMessages(1, long.MaxValue, long.MaxValue, "a", reader), reader);

        for (var number = 1; number <= 50; number++) _ = reader.ExpectMsg<ReplayedMessage>();
        Assert.Equal(50, reader.ExpectMsg<RecoverySuccess>().HighestSequenceNr);
    }

    [Fact]
    public void Outbox_rows_come_with_their_event()
    {
        Store("a", 1, "a1", "to the ledger");

        Assert.Equal([("a", 2L, "key")], Outbox());
    }

    protected abstract IActorRef Start(ActorSystem system);

    protected abstract IEnumerable<(string Stream, long Number, string Key)> Outbox();

    protected virtual void Dispose(bool disposing)
    {
        _system.Dispose();
        _probe.Dispose();
    }

    private static AtomicWrite Write(params Persistent[] events) =>
        new(ImmutableArray.CreateRange<IPersistentRepresentation>(events));

    private void Send(params AtomicWrite[] writes) => Journal.Tell(new WriteMessages(writes, _probe, 1), _probe);

    private void Store(string id, long first, params string[] texts)
    {
        Send([.. texts.Select((text, index) => Write(new Persistent(text, first + index, id)))]);
        foreach (var text in texts) Assert.Equal(text, _probe.ExpectMsg<WriteMessageSuccess>().Persistent.Payload);
    }

    private void Delete(string id, long to)
    {
        Journal.Tell(new DeleteMessagesTo(id, to, _probe), _probe);
        _ = _probe.ExpectMsg<DeleteMessagesSuccess>();
    }

    private IEnumerable<(long Number, string Text)> Pairs(string id) =>
        Replay(id, 1, long.MaxValue, long.MaxValue).Events.Select(one => (one.SequenceNr, (string)one.Payload));

    private (List<IPersistentRepresentation> Events, long Highest) Replay(string id, long from, long to, long max)
    {
        Journal.Tell(new ReplayMessages(from, to, max, id, _probe), _probe);
        var events = new List<IPersistentRepresentation>();
        while (true)
        {
            switch (_probe.ExpectMsg<object>())
            {
                case ReplayedMessage replayed:
                    events.Add(replayed.Persistent);
                    break;
                case RecoverySuccess success:
                    return (events, success.HighestSequenceNr);
                case var other:
                    throw new InvalidOperationException($"The replay was answered by {other}.");
            }
        }
    }
}
