using Microsoft.Extensions.Logging;
using Permagent.Actors.Ledgers;
using Permagent.Actors.Ports;
using Permagent.Protocol.Ledgers;
using Permagent.Protocol.Outbox;

namespace Permagent.Actors.Outbox;

/// <summary>Carries rows to the ledger, at least once, in the order of each stream: <c>/user/outbox</c>. Rows for the
/// ledger never die; a stream whose row is not taken waits, the others go on.</summary>
public sealed class OutboxActor : ReceiveActor, IWithTimers
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly IOutboxStore _store;
    private readonly IActorRef _ledger;
    private readonly OutboxOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly OutboxWaiters _waiters;
    private readonly Queue<OutboxItem> _page = [];
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private OutboxItem? _current;
    private long _after;
    private bool _looking;
    private bool _again;

    /// <summary>Takes its ports; the ledger's ref hears <see cref="RecordRow"/>.</summary>
    public OutboxActor(IOutboxStore store, IActorRef ledger, OutboxOptions options, TimeProvider clock, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_store, _ledger, _options, _clock, _log) = (store, ledger, options, clock, log);
        _waiters = new(options.WaitersMax);
        Receive<OutboxFilled>(_ => Look());
        Receive<EnsureRecorded>(OnEnsure);
        Receive<LookAgain>(_ => Look());
        Receive<PageRead>(OnPage);
        Receive<RowRecorded>(OnRecorded);
        Receive<RowNotRecorded>(row => PutBack(row.Stream, row.Version, row.Words));
        Receive<DeliveryOver>(over => PutBack(over.Stream, over.Version, "no answer in time"));
        Receive<RowGone>(OnRowGone);
        Receive<RowHeld>(_ => DeliverNext());
        Receive<WaitSeen>(OnWaitSeen);
        Receive<StoreFailed>(failed =>
        {
            _log.StoreFailed(failed.Failure);
            EndLook();
        });
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How it is made.</summary>
    public static Props PropsFor(
        IOutboxStore store, IActorRef ledger, OutboxOptions options, TimeProvider clock, ILogger log) =>
        Props.Create(() => new OutboxActor(store, ledger, options, clock, log));

    /// <inheritdoc/>
    protected override void PreStart() => Look();

    /// <inheritdoc/>
    protected override void PostStop() => _stopping.Cancel();

    private void Look()
    {
        _again = _looking;
        if (_looking) return;
        _looking = true;
        _after = 0;
        _held.Clear();
        ReadPage();
    }

    private void ReadPage() =>
        _ = _store.WaitingAsync(LedgerDraftCodec.Target, _after, _options.PageMax, _stopping.Token).PipeTo(
            Self, success: rows => new PageRead(rows), failure: failure => new StoreFailed(failure));

    private void OnPage(PageRead page)
    {
        if (page.Rows.IsEmpty)
        {
            EndLook();
            return;
        }

        _after = page.Rows[^1].Id;
        foreach (var row in page.Rows) _page.Enqueue(row);
        DeliverNext();
    }

    // One row at a time: a later row of a stream must never be in the ledger before an earlier one.
    private void DeliverNext()
    {
        _current = null;
        while (_page.TryDequeue(out var row))
        {
            if (_held.Contains(row.Stream)) continue;
            if (row.NextDue > _clock.GetUtcNow())
            {
                _held.Add(row.Stream);
                continue;
            }

            _current = row;
            Timers.StartSingleTimer(
                nameof(DeliveryOver), new DeliveryOver(row.Stream, row.Version), _options.DeliveryTimeMax);
            _ledger.Tell(new RecordRow(row.Stream, row.Version, row.Body, Self));
            return;
        }

        ReadPage();
    }

    private void OnRecorded(RowRecorded recorded)
    {
        if (!IsCurrent(recorded.Stream, recorded.Version)) return;
        Timers.Cancel(nameof(DeliveryOver));
        var row = _current!;
        _ = _store.DeliveredAsync(row.Id, _stopping.Token).PipeTo(
            Self, success: () => new RowGone(row.Stream, recorded.Seq), failure: failure => new StoreFailed(failure));
    }

    private void OnRowGone(RowGone gone)
    {
        foreach (var ask in _waiters.Delivered(gone.Stream, gone.Seq)) See(ask);
        DeliverNext();
    }

    private void PutBack(string stream, long version, string words)
    {
        if (!IsCurrent(stream, version)) return;
        Timers.Cancel(nameof(DeliveryOver));
        var row = _current!;
        _held.Add(row.Stream);
        _log.RowNotTaken(row.Version, row.Stream, row.Tries + 1, words);
        _ = _store.RetryAsync(row.Id, _clock.GetUtcNow() + DelayOf(row.Tries), _stopping.Token).PipeTo(
            Self, success: () => new RowHeld(), failure: failure => new StoreFailed(failure));
    }

    private bool IsCurrent(string stream, long version) =>
        _current is { } row && row.Stream == stream && row.Version == version;

    private TimeSpan DelayOf(int tries)
    {
        var doublings = Math.Min(tries, 30);
        var delay = _options.RetryDelay * Math.Pow(2, doublings);
        return delay < _options.RetryDelayMax ? delay : _options.RetryDelayMax;
    }

    private void EndLook()
    {
        (_looking, _current) = (false, null);
        _page.Clear();
        if (_again) Look();
        else Timers.StartSingleTimer(nameof(LookAgain), new LookAgain(), _options.LookDelay);
    }

    private void OnEnsure(EnsureRecorded ask)
    {
        if (_waiters.Add(ask)) See(ask);
        else _log.TooManyWait(ask.Stream);
        Look();
    }

    private void See(EnsureRecorded ask) =>
        _ = _store.WaitsAsync(LedgerDraftCodec.Target, ask.Stream, ask.Version, _stopping.Token).PipeTo(
            Self, success: waits => new WaitSeen(ask, waits), failure: failure => new StoreFailed(failure));

    private void OnWaitSeen(WaitSeen seen)
    {
        if (!seen.Waits) _waiters.Tell(seen.Ask);
    }

    private sealed record LookAgain;

    private sealed record PageRead(ImmutableArray<OutboxItem> Rows);

    private sealed record DeliveryOver(string Stream, long Version);

    private sealed record RowGone(string Stream, long Seq);

    private sealed record RowHeld;

    private sealed record WaitSeen(EnsureRecorded Ask, bool Waits);

    private sealed record StoreFailed(Exception Failure);
}
