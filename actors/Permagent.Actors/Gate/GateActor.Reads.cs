using Permagent.Actors.Gate.Calls;
using Permagent.Actors.Ports;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using DecisionWords = Permagent.Verify.Entries.Outcomes;

namespace Permagent.Actors.Gate;

internal sealed partial class GateActor
{
    // A read changes nothing and may go ahead of its entry (trust.md 4: up to 64 in one). A crash within
    // ReadsDelayMax loses the note, with the attempt that read: it counts as abandoned at the next start. An attempt
    // that submits is discharged first, so what its receipt rests on is always there.
    private void Note(AttemptScope scope, ReadNote note)
    {
        if (_reads.Add(scope, note) >= _options.ReadsPerEntryMax) Self.Tell(new TellReads());
        else if (!Timers.IsTimerActive(nameof(TellReads))) TellReadsLater(_options.ReadsDelayMax);
    }

    private void TellReadsLater(TimeSpan wait) =>
        Timers.StartSingleTimer(nameof(TellReads), new TellReads(), wait);

    private async Task TellReadsAsync()
    {
        foreach (var attempt in _reads.Attempts) await TellReadsAsync(attempt);
        if (!_reads.IsEmpty) TellReadsLater(_options.RetryDelay);
    }

    private async Task TellReadsAsync(AttemptId attempt)
    {
        while (_reads.Next(attempt, _options.ReadsPerEntryMax) is { } next)
        {
            try
            {
                var listC = await _work.Ledger.CommitAsync(CallJson.Write(next.Notes), _stopping.Token);
                await _work.Ledger.AppendAsync(Drafts.Observe(next.Scope, next.Notes, listC), _stopping.Token);
            }
            catch (LedgerUnavailableException unavailable)
            {
                _log.ReadsNotTold(next.Notes.Length, attempt, unavailable);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The ledger will never take it, for instance because the task is closed: it must not stand in the way.
                _log.ReadsNotTold(next.Notes.Length, attempt, failure);
            }

            _reads.Drop(attempt, next.Notes.Length);
        }
    }

    private async Task OnDischargeAsync(DischargeAttempt discharge)
    {
        await TellReadsAsync(discharge.Attempt);
        foreach (var ask in _state.Discharge(discharge.Attempt))
            await CloseAskAsync(ask, ApprovalState.Cancelled, DecisionWords.Cancelled);
        discharge.ReplyTo?.Tell(new AttemptDischarged(discharge.Attempt));
    }

    private sealed record TellReads;
}
