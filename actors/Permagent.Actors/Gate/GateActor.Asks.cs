using Permagent.Actors.Gate.Approvals;
using Permagent.Actors.Gate.Calls;
using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using DecisionWords = Permagent.Verify.Entries.Outcomes;

namespace Permagent.Actors.Gate;

internal sealed partial class GateActor
{
    /// <summary>Most bytes of an answer's envelope: it goes into the entry, which has 65,535.</summary>
    private const int EnvelopeBytesMax = 16 * 1024;

    /// <summary>Most characters of a reason that a person gives.</summary>
    private const int WordsCharsMax = 200;

    private static readonly EntryActor Person = new(ActorKinds.User, "local");
    private static readonly EntryActor Gate = new(ActorKinds.System, "gate");

    private void KeepAsk(PendingAsk ask, ImmutableArray<Caller> callers)
    {
        _state.Tidy(_work.Now);
        _state.Keep(ask);
        _askers[ask.Id] = callers;
        StartDeadline(ask);
        foreach (var caller in callers) Waits(ask, caller);
    }

    private void StartDeadline(PendingAsk ask)
    {
        var wait = ask.Row.Deadline - _work.Now;
        if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;

        // Times are compared by the millisecond, and at the deadline itself an answer still counts.
        Timers.StartSingleTimer(ask.Id, new AskOver(ask.Id), wait + TimeSpan.FromMilliseconds(1));
    }

    // The same call again, after a restart of its caller or of the node: it goes on with its ask, never with a second.
    private void Again(PendingAsk ask, Caller caller)
    {
        switch (ask.Row.State)
        {
            case ApprovalState.Open:
                var askers = _askers.GetValueOrDefault(ask.Id, []);
                if (!askers.Contains(caller)) _askers[ask.Id] = [.. askers.TakeLast(_options.CallersMax - 1), caller];
                Waits(ask, caller);
                break;
            case ApprovalState.Allowed:
                Take(new AllowedJob($"allowed-{ask.Row.RequestSeq}", ask), caller);
                break;
            default:
                Answer(caller, RefusalOf(ask), ask.Id);
                break;
        }
    }

    private static void Waits(PendingAsk ask, Caller caller) =>
        caller.ReplyTo.Tell(new ToolWaits(caller.Id, ask.Id, ask.Row.Deadline));

    // A yes that was not used in time counts no more; the caller may ask anew.
    private AskId? AskOf(GateJob job, CallOver over)
    {
        if (job is not AllowedJob { Ask: var ask }) return null;
        if (over.IntentSeq is not null) _state.Keep(ask with { Row = ask.Row with { Used = true } });
        else if (over.Reason == "expired") _state.Forget(ask.Id);
        return ask.Id;
    }

    private async Task OnAnswerAsync(AnswerAsk answer)
    {
        var ask = _state.Ask(answer.Ask);
        if ((ask is null ? "not-found" : RefusalOf(ask, answer)) is { } reason)
        {
            _log.AnswerRefused(answer.Ask, reason);
            answer.ReplyTo.Tell(new AskRefused(answer.Ask, reason, AnswerWords.Of(reason)));
            return;
        }

        var state = answer.Allow ? ApprovalState.Allowed : ApprovalState.Denied;
        var decision = new EntryDecision(
            answer.Allow ? DecisionWords.Allow : DecisionWords.Deny, ApprovalSeq: answer.Ask.RequestSeq,
            Reason: answer.Words.Length == 0 ? null : VisibleText.Line(answer.Words, WordsCharsMax),
            Envelope: Base64.Encode(answer.Envelope.Span));
        try
        {
            var row = await DecideAsync(ask!, state, Drafts.Decision(ask!, Person, decision));
            answer.ReplyTo.Tell(row.State == state
                ? new AskAnswered(answer.Ask, answer.Allow, row.AnswerSeq!.Value)
                : new AskRefused(answer.Ask, "already-answered", AnswerWords.Of("already-answered")));
        }
        catch (LedgerUnavailableException unavailable)
        {
            _log.DecisionFailed(answer.Ask, unavailable);
            answer.ReplyTo.Tell(new AskRefused(answer.Ask, unavailable.Reason, unavailable.Message));
        }
    }

    private string? RefusalOf(PendingAsk ask, AnswerAsk answer)
    {
        if (ask.Row.State == ApprovalState.Expired || _work.Now > ask.Row.Deadline) return "expired";
        if (ask.Row.State != ApprovalState.Open) return "already-answered";
        if (answer.Digest != ask.Card.Digest) return "changed";
        if (answer.Allow && _work.Parts.Stop.IsSet) return "stopped";
        return answer.Envelope.Length > EnvelopeBytesMax ? "bad-signature" : _verifier.Refusal(ask.Card, answer);
    }

    private async Task OnAskOverAsync(AskOver over)
    {
        if (_state.Ask(over.Ask) is not { Row.State: ApprovalState.Open } ask) return;
        await CloseAskAsync(ask, ApprovalState.Expired, DecisionWords.Expired);
    }

    private async Task CloseAskAsync(PendingAsk ask, ApprovalState state, string outcome)
    {
        try
        {
            var decision = new EntryDecision(outcome, ApprovalSeq: ask.Row.RequestSeq);
            await DecideAsync(ask, state, Drafts.Decision(ask, Gate, decision));
        }
        catch (Exception failure) when (failure is LedgerUnavailableException or EntryRefusedException)
        {
            // The deadline holds all the same: an answer after it is refused, and the entry is tried again.
            _log.DecisionFailed(ask.Id, failure);
            Timers.StartSingleTimer(ask.Id, new AskOver(ask.Id), _options.RetryDelay);
        }
    }

    private async Task<ApprovalRow> DecideAsync(PendingAsk ask, ApprovalState state, EntryDraft draft)
    {
        var row = await _work.Ledger.AnswerApprovalAsync(new(ask.Row.RequestSeq, state, draft), _stopping.Token);
        if (row.State == ApprovalState.Open)
        {
            // The ledger's clock is not past the deadline yet; it will be.
            Timers.StartSingleTimer(ask.Id, new AskOver(ask.Id), _options.RetryDelay);
            return row;
        }

        var decided = ask with { Row = row };
        _state.Keep(decided);
        Timers.Cancel(ask.Id);
        if (!_askers.Remove(ask.Id, out var callers)) return row;
        foreach (var caller in callers) Again(decided, caller);
        return row;
    }

    private static CallOver RefusalOf(PendingAsk ask)
    {
        var reason = ask.Row.State switch
        {
            ApprovalState.Expired => "expired",
            ApprovalState.Cancelled => "cancelled",
            _ => "denied",
        };
        return CallOver.Denied(reason, RefusalWords.Of(reason, ask.Call.Tool, ask.Call.Plan.Class));
    }

    private sealed record AskOver(AskId Ask);
}
