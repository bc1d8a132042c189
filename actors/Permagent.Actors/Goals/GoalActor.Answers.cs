using Permagent.Actors.Planning;
using Permagent.Actors.Specialists;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Ledgers;
using Permagent.Protocol.Outbox;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>What a goal does with answers. Late and doubled ones are told by attempt and fence, and change
/// nothing.</summary>
public sealed partial class GoalActor
{
    private void OnPlanOffered(PlanOffered offered)
    {
        var validator = new PlanValidator(_wiring.Tools, SpecialistKinds.All, _wiring.Planning);
        Take(new TakePlan(offered.Version, offered.Plan, validator.Judge(offered.Plan)));
    }

    private void OnRecorded(Recorded recorded)
    {
        _known = _known with { Recorded = Math.Max(_known.Recorded, recorded.Version) };
        Drive();
    }

    private void OnTreeMade(TreeMade made)
    {
        if (!About(made.Attempt)) return;
        _known = _known with { Tree = made };
        Drive();
    }

    private void OnTreeFrozen(TreeFrozen frozen)
    {
        if (_state.Find(frozen.Attempt.Task) is not { } task || !About(frozen.Attempt)) return;
        Take(new SubmitTree(
            frozen.Attempt, task.Fence, frozen.Before, frozen.After, frozen.Changed, frozen.Files));
    }

    private void OnTreeMerged(TreeMerged merged)
    {
        if (!About(merged.Attempt)) return;
        _known = _known with { Merged = merged.Hash };
        Drive();
    }

    /// <summary>What may pass is asked for again; a tree that is lost or was changed from outside makes the attempt
    /// void.</summary>
    private void OnTreeFailed(TreeFailed failed)
    {
        if (failed.Reason is "busy" or "disk-full" || failed.Request == "make") Trouble(failed.Request, failed.Words);
        else if (failed.Request == "merge") Take(new RejectTree(failed.Attempt, failed.Reason, failed.Words));
        else if (About(failed.Attempt))
        {
            _known = _known with { Report = new(AttemptOutcome.Blocked, failed.Reason, failed.Words, 0, []) };
            Drive();
        }
    }

    private void OnAttemptEnrolled(AttemptEnrolled enrolled)
    {
        if (!About(enrolled.Attempt) || _state.Find(enrolled.Attempt.Task)?.Fence != enrolled.Fence) return;
        _known = _known with { IsEnrolled = true };
        Drive();
    }

    private void OnAttemptDischarged(AttemptDischarged discharged)
    {
        if (!About(discharged.Attempt)) return;
        _known = _known with { IsDischarged = true };
        Drive();
    }

    private void OnAttemptPlaced(AttemptPlaced placed)
    {
        if (!About(placed.Attempt)) return;
        _worker = Context.Watch(placed.Worker);
        _known = _known with { IsPlaced = true, Beat = _clock.GetUtcNow() };
        Drive();
    }

    private void OnAttemptBeat(AttemptBeat beat)
    {
        if (About(beat.Attempt)) _known = _known with { Beat = _clock.GetUtcNow() };
    }

    private void OnAttemptEnded(AttemptEnded ended)
    {
        if (!About(ended.Attempt)) return;
        _known = _known with { Report = ended.Report };
        Drive();
    }

    /// <summary>The specialist's own word always comes before its end: without one it broke.</summary>
    private void OnTerminated(Terminated gone)
    {
        if (!gone.ActorRef.Equals(_worker)) return;
        _worker = null;
        if (_known is not { IsPlaced: true, Report: null }) return;
        _known = _known with { Report = new(AttemptOutcome.GaveUp, "lost", "The specialist ended without a report.", 0,
            []) };
        Drive();
    }

    private void EndIfStuck()
    {
        var waits = _state.Status is GoalStatus.Waiting or GoalStatus.Paused;
        if (waits || _known is not { IsPlaced: true, Report: null, Attempt: { } attempt }) return;
        if (_clock.GetUtcNow() - _known.Beat < _options.BeatWaitMax) return;
        _log.AttemptStuck(attempt);
        _known = _known with { Report = new(AttemptOutcome.GaveUp, "stuck", "The attempt gave no sign of life.", 0,
            []) };
        _wiring.Specialists.Tell(new StopAttempt(attempt));
    }

    private void OnVerified(Verified verified)
    {
        if (_state.Status == GoalStatus.Verifying)
            Take(new TakeGoalVerdict(verified.Tree, verified.Verdict, verified.Results));
        else
            Take(new TakeVerdict(verified.Attempt, verified.Tree, verified.Verdict, verified.Results));
    }

    private void OnToolWaits(ToolWaits waits)
    {
        if (LandingOf(waits.Id) is { } task)
            Take(new WaitForAsk(task.CurrentAttempt, task.Fence, waits.Ask, waits.Deadline));
    }

    private void OnToolAnswered(ToolAnswered answer)
    {
        if (string.IsNullOrEmpty(answer.Id.Value))
        {
            OnUndone(answer);
            return;
        }

        if (LandingOf(answer.Id) is not { } task) return;
        _known = _known with { IsLanding = false };
        if (_state.IsTerminal) Drive();
        else if (answer.Status is ToolStatus.Ok or ToolStatus.Unknown)
            // After an unknown end nothing is done again: the checks on the landed files decide.
            Take(new TakeLanded(task.CurrentAttempt, task.Fence, answer.Undo));
        else OnNotLanded(task, answer);
    }

    private void OnNotLanded(GoalTask task, ToolAnswered answer)
    {
        var mayCall = _known.LandCalls < _options.LandingCallsMax;
        switch (answer.Reason)
        {
            case "denied" or "expired":
                Take(new EndAttempt(task.CurrentAttempt, task.Fence, "denied", answer.Reason, answer.Text));
                break;
            case "stop" or "ledger-full" or "busy" or "running" or "too-many-asks":
                _known = _known with { IsHeld = true, LandCalls = Math.Max(0, _known.LandCalls - 1),
                    Holds = _known.Holds + 1 };
                Trouble("land", answer.Text);
                Drive(); // A stop is seen at once.
                break;
            case "drift" when mayCall:
                Drive(); // The target changed: planned anew, and asked anew.
                break;
            case "old-fence" or "cancelled":
                break; // A newer lease, or the end of this goal, is on its way.
            default:
                if (answer.Status == ToolStatus.Error && mayCall) Drive();
                else Take(new EndAttempt(task.CurrentAttempt, task.Fence, "failed", answer.Reason, answer.Text));
                break;
        }
    }

    private void OnUndone(ToolAnswered answer)
    {
        if (_state.Tasks.FirstOrDefault(task => task.IsLanding) is not { Status: GoalTaskStatus.Rejected } task) return;
        Take(new TakeLandingUndone(task.CurrentAttempt, answer.Status == ToolStatus.Ok, answer.Text));
    }

    private void OnTaskClosed(TaskClosedInLedger closed)
    {
        if (_state.Find(closed.Task) is not { } task) return;
        var merged = task.IsGood && !task.IsLanding ? _known.For(task.CurrentAttempt).Merged : "";
        Take(new TakeReceipt(closed.Task, closed.ReceiptSeq, merged));
    }

    private void OnTaskCloseRefused(TaskCloseRefused refused)
    {
        _log.ReceiptRefused(refused.Task, refused.Reason);
        Trouble("close", refused.Words);
    }

    /// <summary>True when the facts kept are about this attempt; answers about an older one are late.</summary>
    private bool About(AttemptId attempt) => _known.Attempt == attempt;

    private GoalTask? LandingOf(ToolCallId call) => _state.Tasks.FirstOrDefault(task =>
        task.IsLanding && call == NameOf(task.CurrentAttempt, task.Fence, _known.LandCalls + _known.Holds));

    private static ToolCallId NameOf(AttemptId attempt, long fence, int call) => new($"{attempt}.{fence}.{call}");
}
