using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Feed;
using Permagent.Actors.Ports;
using Permagent.Actors.Tests.Fakes;
using Permagent.Kernel.Actor;
using Permagent.Protocol.Feed;
using Permagent.Protocol.Ledgers;

namespace Permagent.Actors.Tests.Feed;

public sealed class FeedActorTests : IDisposable
{
    private readonly TestSystem _home = new();
    private readonly FakeFeed _feed = new();

    public FeedActorTests() => _home.System.EventStream.Subscribe<FeedRow>(_home.Probe.Ref);

    public void Dispose() => _home.Dispose();

    private IActorRef Start() => _home.System.ActorOf(
        FeedActor.PropsFor(_feed, _feed, new() { PageMax = 2 }, NullLogger.Instance));

    [Fact]
    public void Entries_and_events_get_one_numbering_without_gaps()
    {
        for (var i = 0; i < 5; i++) _feed.Entries.Add("observe");
        _feed.Events.Add("goal.state");

        Start();

        Assert.Equal([0, 1, 2, 3, 4, 5], _feed.Rows.Select(row => row.Pos));
        Assert.Equal(5, _feed.Rows.Count(row => row.Type == "observe"));
        for (var pos = 0; pos < 6; pos++) Assert.Equal(pos, _home.Probe.ExpectMsg<FeedRow>().Pos);
    }

    [Fact]
    public void A_new_start_goes_on_where_the_store_stands()
    {
        _feed.Entries.Add("observe");
        var first = Start();
        _home.System.Stop(first);
        _feed.Entries.Add("receipt");

        Start();

        Assert.Equal(["observe", "receipt"], _feed.Rows.Select(row => row.Type));
    }

    [Fact]
    public void A_new_entry_is_told_when_announced_and_else_within_a_second()
    {
        var actor = Start();
        _feed.Entries.Add("observe");
        actor.Tell(new EntryAppended(0));
        Assert.Single(_feed.Rows);

        _feed.Events.Add("goal.state");
        _home.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, _feed.Rows.Count);
    }

    [Fact]
    public void A_failure_skips_nothing()
    {
        _feed.Entries.Add("observe");
        _feed.Fault = new IOException("locked");
        Start();
        Assert.Empty(_feed.Rows);

        _feed.Fault = null;
        _home.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(_feed.Rows);
    }

    private sealed class FakeFeed : IFeedSource, IFeedStore
    {
        private FeedPositions _at = new(0, 0);

        public List<string> Entries { get; } = [];

        public List<string> Events { get; } = [];

        public List<FeedRow> Rows { get; } = [];

        public Exception? Fault { get; set; }

        public Task<FeedPage> LedgerAsync(long from, int countMax, CancellationToken cancellationToken) =>
            Task.FromResult(PageOf(Entries, from, countMax));

        public Task<FeedPage> JournalAsync(long after, int countMax, CancellationToken cancellationToken) =>
            Task.FromResult(PageOf(Events, after, countMax));

        public Task<FeedPositions> PositionsAsync(CancellationToken cancellationToken) => Task.FromResult(_at);

        public Task<ImmutableArray<FeedRow>> AppendAsync(
            ImmutableArray<FeedFact> rows, FeedPositions from, FeedPositions to, CancellationToken cancellationToken)
        {
            if (Fault is { } fault) return Task.FromException<ImmutableArray<FeedRow>>(fault);
            if (from != _at) return Task.FromException<ImmutableArray<FeedRow>>(new InvalidOperationException("moved"));
            var first = Rows.Count;
            Rows.AddRange(rows.Select((fact, i) => new FeedRow(
                first + i, fact.At, fact.Type, fact.LedgerSeq, fact.Goal, fact.Task, fact.Data)));
            _at = to;
            return Task.FromResult(Rows.Skip(first).ToImmutableArray());
        }

        private static FeedPage PageOf(List<string> types, long from, int countMax)
        {
            var page = types.Skip((int)from).Take(countMax).ToArray();
            return new([.. page.Select(type => new FeedFact(default, type, null, "", "", "{}"))], from + page.Length);
        }
    }
}
