using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Outbox;
using Permagent.Actors.Tests.Fakes;
using Permagent.Kernel.Actor;
using Permagent.Protocol.Ledgers;
using Permagent.Protocol.Outbox;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Outbox;

public sealed class OutboxActorTests : IDisposable
{
    private readonly TestSystem _home = new();
    private readonly MemoryOutboxStore _store = new();
    private readonly Probe _ledger;
    private IActorRef _outbox = null!;

    public OutboxActorTests() => _ledger = new Probe(_home.System);

    public void Dispose()
    {
        _home.Dispose();
        _ledger.Dispose();
    }

    private void Start() => _outbox = _home.System.ActorOf(
        OutboxActor.PropsFor(_store, _ledger, new() { PageMax = 2 }, _home.Clock, NullLogger.Instance));

    private RecordRow Take(long seq)
    {
        var row = _ledger.ExpectMsg<RecordRow>();
        row.ReplyTo.Tell(new RowRecorded(row.Stream, row.Version, seq));
        return row;
    }

    private RecordRow Refuse()
    {
        var row = _ledger.ExpectMsg<RecordRow>();
        row.ReplyTo.Tell(new RowNotRecorded(row.Stream, row.Version, "not now"));
        return row;
    }

    [Fact]
    public void Rows_are_delivered_in_order_one_after_the_other()
    {
        for (var version = 1; version <= 5; version++) _store.Add("goal-a", version, []);

        Start();
        Assert.Equal(1, _ledger.ExpectMsg<RecordRow>().Version);
        Assert.False(_ledger.HasMessages);
        _outbox.Tell(new RowRecorded("goal-a", 1, 10));

        Assert.Equal([2, 3, 4, 5], Enumerable.Range(0, 4).Select(i => Take(i).Version));
        Assert.Equal(0, _store.Count);
    }

    [Fact]
    public void A_row_that_is_not_taken_holds_back_its_stream_and_no_other()
    {
        _store.Add("goal-a", 1, []);
        _store.Add("goal-a", 2, []);
        _store.Add("goal-b", 1, []);
        Start();

        Assert.Equal("goal-a", Refuse().Stream);
        Assert.Equal("goal-b", Take(1).Stream);
        Assert.False(_ledger.HasMessages);
        _home.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal([1, 2], new[] { Take(2).Version, Take(3).Version });
    }

    [Fact]
    public void The_pause_doubles_up_to_five_minutes_and_the_row_never_dies()
    {
        _store.Add("goal-a", 1, []);
        Start();

        for (var i = 0; i < 20; i++)
        {
            Refuse();
            _home.Clock.Advance(TimeSpan.FromSeconds(302));
        }

        Take(1);
        Assert.Equal(0, _store.Count);
    }

    [Fact]
    public void A_delivery_without_an_answer_is_repeated()
    {
        _store.Add("goal-a", 1, []);
        Start();
        _ledger.ExpectMsg<RecordRow>();

        _home.Clock.Advance(TimeSpan.FromSeconds(33));

        Assert.Equal(1, Take(1).Version);
    }

    [Fact]
    public void Who_waits_for_a_stream_is_told_when_its_rows_are_in()
    {
        _store.Add("goal-a", 3, []);
        _store.Add("goal-b", 1, []);
        Start();

        _outbox.Tell(new EnsureRecorded("goal-a", 4, _home.Probe));
        Assert.False(_home.Probe.HasMessages);
        Take(7);

        Assert.Equal(new Recorded("goal-a", 4, 7), _home.Probe.ExpectMsg<Recorded>());
    }

    [Fact]
    public void Who_waits_for_nothing_is_told_at_once()
    {
        _store.Add("goal-a", 3, []);
        Start();

        _outbox.Tell(new EnsureRecorded("goal-a", 2, _home.Probe));

        Assert.Equal(new Recorded("goal-a", 2, null), _home.Probe.ExpectMsg<Recorded>());
    }

    [Fact]
    public void Rows_that_come_later_are_found_without_being_announced()
    {
        Start();
        _store.Add("goal-a", 1, []);

        _home.Clock.Advance(TimeSpan.FromSeconds(1));

        Take(1);
    }

    [Fact]
    public void A_store_that_fails_is_read_again()
    {
        _store.Fault = new IOException("locked");
        Start();
        _store.Add("goal-a", 1, []);

        _store.Fault = null;
        _home.Clock.Advance(TimeSpan.FromSeconds(1));

        Take(1);
    }
}
