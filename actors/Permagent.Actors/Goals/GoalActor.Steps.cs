using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Ledgers;
using Permagent.Protocol.Outbox;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>How a goal drives itself: one step at a time, each request once until it is answered.</summary>
public sealed partial class GoalActor
{
    /// <summary>Most requests that are remembered. Unit: requests; over it all are forgotten and may be made
    /// twice.</summary>
    private const int AskedMax = 256;

    private void Drive()
    {
        if (_wiring.Stop.IsSet && _state.IsOpen && _state.Status != GoalStatus.Paused)
        {
            Take(new PauseIt("stop"));
            return;
        }

        if (!_wiring.Stop.IsSet && _state is { Status: GoalStatus.Paused, PauseReason: "stop" })
        {
            // The flag goes only by a person's resume, which has its own proof.
            _known = _known with { IsHeld = false };
            Take(new UnpauseIt(Principal.LocalUser));
            return;
        }

        if (_state.Tasks.FirstOrDefault(task => task is { IsOver: false, Attempt: > 0 }) is { } current)
            _known = _known.For(current.CurrentAttempt);
        switch (GoalDrive.Next(_state, _known))
        {
            case Do step:
                Take(step.Command);
                break;
            case AskStep ask when MayAsk(ask):
                _asked[ask] = _clock.GetUtcNow();
                Perform(ask);
                break;
            default:
                break; // Nothing to do, or asked already.
        }
    }

    private bool MayAsk(AskStep ask)
    {
        if (_asked.Count >= AskedMax) _asked.Clear();
        if (!_asked.TryGetValue(ask, out var asked)) return true;
        return ask.Again(_options) is { } again && _clock.GetUtcNow() - asked >= again;
    }

    private void Perform(AskStep ask)
    {
        switch (ask)
        {
            case AskPlan plan:
                _wiring.Orchestrator.Tell(new PlanGoal(
                    _goal, plan.Version, _state.Text, _state.Roots, _state.Playbook, Self));
                break;
            case AskRoute route:
                var planned = _state.Find(route.Task)!.Plan;
                _wiring.Orchestrator.Tell(new RouteTask(route.Task, planned.Kind, planned.Model, Self));
                break;
            case AskRecorded recorded:
                _wiring.Outbox.Tell(new EnsureRecorded(PersistenceId, recorded.Version, Self));
                break;
            case AskClose close:
                _wiring.Ledger.Tell(new CloseTask(
                    GoalClosing.Of(_state, _state.Find(close.Task)!, _options), Self));
                break;
            case AskLook look:
                _wiring.Workspaces.Tell(new LookAtLanding(
                    _goal, GoalDrive.FilesToLand(_state), look.Folder, Self));
                break;
            default:
                PerformWork(ask);
                break;
        }
    }

    private void PerformWork(AskStep ask)
    {
        switch (ask)
        {
            case AskTree tree:
                _wiring.Workspaces.Tell(new MakeTree(tree.Attempt, Self));
                break;
            case AskEnrol enrol:
                _wiring.Gate.Tell(new EnrolAttempt(GoalRequests.ScopeOf(_state, _state.Find(enrol.Attempt.Task)!),
                    Self));
                break;
            case AskDischarge discharge:
                _wiring.Gate.Tell(new DischargeAttempt(discharge.Attempt, Self));
                break;
            case AskStart start:
                var brief = GoalRequests.BriefOf(_state, _state.Find(start.Attempt.Task)!, _options);
                _wiring.Specialists.Tell(new StartAttempt(brief, Self));
                break;
            case AskFreeze freeze:
                _wiring.Workspaces.Tell(new FreezeTree(freeze.Attempt, Self));
                break;
            case AskMerge merge:
                var task = _state.Find(merge.Attempt.Task)!;
                _wiring.Workspaces.Tell(new MergeTree(merge.Attempt, task.Before, task.After, Self));
                break;
            case AskCheck check:
                _wiring.Verifier.Tell(GoalRequests.CheckOf(_state, _state.Find(check.Attempt.Task)!, Self));
                break;
            case AskWhole whole:
                _wiring.Verifier.Tell(GoalRequests.WholeOf(_state, whole, Self));
                break;
            case AskLand land:
                Land(land);
                break;
            case AskUndo undo:
                _wiring.Gate.Tell(new UndoEffect(
                    _state.Find(undo.Attempt.Task)!.Undo!.Value, new(PrincipalKind.System, "landing"), Self));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(ask), ask.GetType().Name, "No such step.");
        }
    }

    private void Land(AskLand land)
    {
        _known = _known.For(land.Attempt) with { LandCalls = _known.LandCalls + 1, IsLanding = true };
        var call = NameOf(land.Attempt, land.Fence, _known.LandCalls + _known.Holds);
        _wiring.Gate.Tell(new CallTool(
            call, land.Attempt, land.Fence, LandingTask.Tool, GoalRequests.LandArgs(_state.Landing!), 0, Self));
    }

    /// <summary>What others are told after an event is on disk.</summary>
    private void AfterSaved(GoalEvent saved)
    {
        switch (saved)
        {
            case TaskLeased leased:
                _known = _known.For(leased.Attempt);
                break;
            case AttemptAbandoned { Attempt: var attempt }:
                Release(attempt);
                break;
            case AttemptFailed { Attempt: var attempt }:
                Release(attempt);
                break;
            case GoalCancelled or GoalAbandoned when _state.Tasks.FirstOrDefault(task => task.OwesReceipt) is { } task:
                Release(task.CurrentAttempt);
                break;
            default:
                break;
        }
    }

    /// <summary>Nobody works on the attempt any more: its specialist ends after the call at hand, its asks are
    /// withdrawn.</summary>
    private void Release(AttemptId attempt)
    {
        _wiring.Specialists.Tell(new StopAttempt(attempt));
        _wiring.Gate.Tell(new DischargeAttempt(attempt));
    }

    /// <summary>Trees are kept as evidence once nothing needs them where they are.</summary>
    private void ArchiveAll()
    {
        foreach (var task in _state.Tasks)
        {
            for (var number = 1; number <= task.Attempt; number++)
                _wiring.Workspaces.Tell(new ArchiveTree(new AttemptId(task.Id, number)));
        }
    }
}
