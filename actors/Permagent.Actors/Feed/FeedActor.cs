using Microsoft.Extensions.Logging;
using Permagent.Actors.Ports;
using Permagent.Protocol.Feed;
using Permagent.Protocol.Ledgers;

namespace Permagent.Actors.Feed;

/// <summary>Writes the event feed: ledger entries and goals' own events under one numbering, in order of arrival:
/// <c>/user/projections</c>. Durable rows are published on the event stream.</summary>
public sealed class FeedActor : ReceiveActor, IWithTimers
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly IFeedSource _source;
    private readonly IFeedStore _store;
    private readonly FeedOptions _options;
    private readonly ILogger _log;
    private FeedPositions? _at;
    private bool _projecting;
    private bool _again;

    /// <summary>Takes its ports.</summary>
    public FeedActor(IFeedSource source, IFeedStore store, FeedOptions options, ILogger log)
    {
        (_source, _store, _options, _log) = (source, store, options, log);
        Receive<EntryAppended>(_ => Project());
        Receive<LookAgain>(_ => Project());
        Receive<Projected>(OnProjected);
        Receive<NotProjected>(OnNotProjected);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How it is made.</summary>
    public static Props PropsFor(IFeedSource source, IFeedStore store, FeedOptions options, ILogger log) =>
        Props.Create(() => new FeedActor(source, store, options, log));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe<EntryAppended>(Self);
        Project();
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        _stopping.Cancel();
    }

    private void Project()
    {
        _again = _projecting;
        if (_projecting) return;
        _projecting = true;
        _ = ProjectAsync(_at).PipeTo(
            Self, success: done => done, failure: failure => new NotProjected(failure));
    }

    private async Task<Projected> ProjectAsync(FeedPositions? at)
    {
        var from = at ?? await _store.PositionsAsync(_stopping.Token);
        var ledger = await _source.LedgerAsync(from.Ledger, _options.PageMax, _stopping.Token);
        var journal = await _source.JournalAsync(from.Journal, _options.PageMax, _stopping.Token);
        var to = new FeedPositions(ledger.Next, journal.Next);
        if (to == from) return new Projected([], from, More: false);
        var rows = await _store.AppendAsync([.. ledger.Facts, .. journal.Facts], from, to, _stopping.Token);
        return new Projected(rows, to, More: true);
    }

    private void OnProjected(Projected done)
    {
        _at = done.To;
        foreach (var row in done.Rows) Context.System.EventStream.Publish(row);
        Rest(done.More, _options.LookDelay);
    }

    // Where the store stands is read again: a failed call may have been carried out.
    private void OnNotProjected(NotProjected failed)
    {
        (_at, _again) = (null, false);
        _log.FeedStands(failed.Failure);
        Rest(again: false, _options.RetryDelay);
    }

    private void Rest(bool again, TimeSpan delay)
    {
        _projecting = false;
        if (again || _again) Project();
        else Timers.StartSingleTimer(nameof(LookAgain), new LookAgain(), delay);
    }

    private sealed record LookAgain;

    private sealed record Projected(ImmutableArray<FeedRow> Rows, FeedPositions To, bool More);

    private sealed record NotProjected(Exception Failure);
}
