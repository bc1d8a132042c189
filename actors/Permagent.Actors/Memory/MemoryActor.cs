using Microsoft.Extensions.Logging;
using Permagent.Actors.Ledgers;
using Permagent.Actors.Ports;
using Permagent.Protocol.Ledgers;
using Permagent.Protocol.Memory;

namespace Permagent.Actors.Memory;

/// <summary>Brings each change of memory to the ledger as one entry, at least once and in order:
/// <c>/user/brain</c>.</summary>
public sealed class MemoryActor : ReceiveActor, IWithTimers
{
    /// <summary>How the names of memory's changes begin as sources of ledger entries.</summary>
    public const string Source = "brain";

    private readonly CancellationTokenSource _stopping = new();
    private readonly IMemoryOutbox _outbox;
    private readonly ILedger _ledger;
    private readonly MemoryOptions _options;
    private readonly ILogger _log;
    private bool _carrying;
    private bool _again;

    /// <summary>Takes its ports.</summary>
    public MemoryActor(IMemoryOutbox outbox, ILedger ledger, MemoryOptions options, ILogger log)
    {
        (_outbox, _ledger, _options, _log) = (outbox, ledger, options, log);
        Receive<MemoryFilled>(_ => Carry());
        Receive<LookAgain>(_ => Carry());
        Receive<Carried>(OnCarried);
        Receive<NotCarried>(failed =>
        {
            _again = false;
            _log.CarryFailed(failed.Failure);
            Rest(_options.RetryDelay);
        });
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How it is made.</summary>
    public static Props PropsFor(IMemoryOutbox outbox, ILedger ledger, MemoryOptions options, ILogger log) =>
        Props.Create(() => new MemoryActor(outbox, ledger, options, log));

    /// <inheritdoc/>
    protected override void PreStart() => Carry();

    /// <inheritdoc/>
    protected override void PostStop() => _stopping.Cancel();

    private void Carry()
    {
        _again = _carrying;
        if (_carrying) return;
        _carrying = true;
        _ = CarryAsync().PipeTo(
            Self, success: carried => carried, failure: failure => new NotCarried(failure));
    }

    private async Task<Carried> CarryAsync()
    {
        var changes = await _outbox.PendingAsync(_options.PageMax, _stopping.Token);
        var seq = -1L;
        foreach (var change in changes)
        {
            var refs = await RefsAsync(change);
            seq = await _ledger.AppendFromSourceAsync(
                LedgerEntries.OfMemory(change, SourceOf(change.Change), refs), _stopping.Token);

            // Row by row: after a crash at most one entry is looked up again.
            await _outbox.DeliveredAsync(change.Seq, _stopping.Token);
        }

        return new Carried(changes.Length, seq);
    }

    // Changes are carried in order: the entry of an earlier one is there before it is named.
    private async Task<ImmutableArray<long>> RefsAsync(MemoryChange change)
    {
        var refs = ImmutableArray.CreateBuilder<long>();
        foreach (var earlier in change.Refs)
        {
            if (await _ledger.FindSourcedAsync(SourceOf(earlier), 1, _stopping.Token) is { } seq) refs.Add(seq);
        }

        return refs.ToImmutable();
    }

    // Each change is a source of its own, so that its entry is found by its id.
    private static string SourceOf(string change) => $"{Source}:{change}";

    private void OnCarried(Carried carried)
    {
        if (carried.Count > 0) Context.System.EventStream.Publish(new EntryAppended(carried.LastSeq));
        Rest(carried.Count == _options.PageMax ? TimeSpan.Zero : _options.LookDelay);
    }

    private void Rest(TimeSpan delay)
    {
        _carrying = false;
        if (_again) Carry();
        else Timers.StartSingleTimer(nameof(LookAgain), new LookAgain(), delay);
    }

    private sealed record LookAgain;

    private sealed record Carried(int Count, long LastSeq);

    private sealed record NotCarried(Exception Failure);
}
