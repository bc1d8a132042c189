using Microsoft.Extensions.Logging;
using Permagent.Actors.Ports;
using Permagent.Protocol.Ledgers;

namespace Permagent.Actors.Ledgers;

/// <summary>Writes what outboxes bring and closes tasks, one after the other. An entry that cannot be written now is
/// tried again until it is in; meanwhile the gate lets nothing through that needs a record.</summary>
internal sealed class LedgerActor : ReceiveActor, IWithTimers
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ILedger _ledger;
    private readonly LedgerActorOptions _options;
    private readonly ILogger _log;
    private readonly Queue<LedgerMessage> _waiting = [];
    private LedgerMessage? _current;
    private bool _shut;

    public LedgerActor(ILedger ledger, LedgerActorOptions options, ILogger log)
    {
        (_ledger, _options, _log) = (ledger, options, log);
        Receive<RecordRow>(Take);
        Receive<CloseTask>(Take);
        Receive<Written>(OnWritten);
        Receive<NotWritten>(OnNotWritten);
        Receive<TryAgain>(_ => Write());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props PropsFor(ILedger ledger, LedgerActorOptions options, ILogger log) =>
        Props.Create(() => new LedgerActor(ledger, options, log));

    protected override void PostStop() => _stopping.Cancel();

    private void Take(LedgerMessage message)
    {
        if (_current is null)
        {
            _current = message;
            Write();
        }
        else if (_waiting.Count >= _options.WaitingMax)
        {
            Refuse(message, "ledger-busy", "Too much waits for the ledger. It comes again by itself.");
        }
        else
        {
            _waiting.Enqueue(message);
        }
    }

    private void Write()
    {
        var message = _current!;
        _ = WriteAsync(message).PipeTo(
            Self, success: seq => new Written(message, seq), failure: failure => new NotWritten(message, failure));
    }

    private async Task<long> WriteAsync(LedgerMessage message) => message switch
    {
        RecordRow row => await _ledger.AppendFromSourceAsync(
            await LedgerEntries.OfRowAsync(_ledger, row, _stopping.Token), _stopping.Token),
        CloseTask close => await _ledger.CloseTaskAsync(close.Closing, _stopping.Token),
        _ => throw new InvalidOperationException($"The ledger cannot write {message.GetType().Name}."),
    };

    private void OnWritten(Written written)
    {
        if (_shut)
        {
            _shut = false;
            _log.LedgerOpen();
            Context.System.EventStream.Publish(new LedgerHealth(true));
        }

        switch (written.Message)
        {
            case RecordRow row:
                row.ReplyTo.Tell(new RowRecorded(row.Stream, row.Version, written.Seq));
                break;
            case CloseTask close:
                close.ReplyTo.Tell(new TaskClosedInLedger(close.Closing.Task, written.Seq));
                break;
        }

        Context.System.EventStream.Publish(new EntryAppended(written.Seq));
        Next();
    }

    private void OnNotWritten(NotWritten failed)
    {
        switch (failed.Failure)
        {
            // Asked again by itself: the order of a stream's entries must hold, so nothing overtakes it.
            case LedgerUnavailableException unavailable:
                Shut(unavailable);
                Timers.StartSingleTimer(nameof(TryAgain), new TryAgain(), _options.RetryDelay);
                return;
            case OperationCanceledException:
                return;
            case CloseRefusedException refused when failed.Message is CloseTask close:
                _log.CloseRefused(close.Closing.Task, refused);
                Refuse(failed.Message, "illegal", refused.Message);
                break;
            default:
                if (failed.Message is RecordRow row) _log.RowRefused(row.Version, row.Stream, failed.Failure);
                Refuse(failed.Message, "ledger-failed", failed.Failure.Message);
                break;
        }

        Next();
    }

    private void Shut(Exception failure)
    {
        if (_shut) return;
        _shut = true;
        _log.LedgerShut(failure);
        Context.System.EventStream.Publish(new LedgerHealth(false));
    }

    private void Next()
    {
        _current = _waiting.TryDequeue(out var next) ? next : null;
        if (_current is not null) Write();
    }

    private static void Refuse(LedgerMessage message, string reason, string words)
    {
        switch (message)
        {
            case RecordRow row:
                row.ReplyTo.Tell(new RowNotRecorded(row.Stream, row.Version, words));
                break;
            case CloseTask close:
                close.ReplyTo.Tell(new TaskCloseRefused(close.Closing.Task, reason, words));
                break;
        }
    }

    private sealed record Written(LedgerMessage Message, long Seq);

    private sealed record NotWritten(LedgerMessage Message, Exception Failure);

    private sealed record TryAgain;
}
