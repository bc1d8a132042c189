using System.Text;
using Permagent.Protocol;

namespace Permagent.Actors.Goals;

/// <summary>What a goal may do: commands in, events or a refusal out. Pure; the clock's value comes in.</summary>
internal static partial class GoalRules
{
    /// <summary>Decides one command. Every event carries goal, time and the states around it, and is a listed
    /// transition; a set with one that is not listed is refused whole.</summary>
    public static GoalDecision Decide(GoalState state, GoalCommand command, DateTimeOffset now, GoalOptions limits)
    {
        var decided = Choose(state, command, now, limits);
        if (decided.Events.IsEmpty) return decided;
        var stamped = ImmutableArray.CreateBuilder<GoalEvent>(decided.Events.Length);
        var at = state;
        foreach (var happened in decided.Events)
        {
            var goal = happened is GoalOpened ? ((OpenIt)command).Goal : state.Goal;
            var stamp = happened with { Goal = goal, At = now, From = at.Status, To = GoalTargets.After(at, happened) };
            if (!GoalTransitions.IsLegal(stamp)) return GoalDecision.Illegal(command, state);
            stamped.Add(stamp);
            at = at.Apply(stamp);
        }

        return decided with { Events = stamped.MoveToImmutable() };
    }

    private static GoalDecision Choose(GoalState state, GoalCommand command, DateTimeOffset now, GoalOptions limits) =>
        command switch
        {
            OpenIt open => Open(state, open, limits),
            _ when state.Status == GoalStatus.None => GoalDecision.Refused("not-found", "There is no such goal."),
            TakeReceipt receipt => Close(state, receipt),
            _ when state.IsTerminal => Terminal(state, command),
            StartPlanning when state.Status == GoalStatus.Draft => GoalDecision.Of(new PlanningStarted(1, "opened")),
            TakePlan plan => Take(state, plan, limits),
            TakeNoPlan none => Take(state, none),
            AnswerPlan answer => Answer(state, answer),
            JudgeIt judge => Judge(state, judge),
            CancelIt cancel => Cancel(state, cancel),
            PauseIt pause => Pause(state, pause),
            UnpauseIt unpause when state.Status == GoalStatus.Paused => GoalDecision.Of(new GoalUnpaused(unpause.By)),
            AbandonIt => Abandon(state, now, limits),
            Recover => Recovered(state),
            _ when state.Status == GoalStatus.Paused => GoalDecision.Illegal(command, state),
            _ => Work(state, command, limits),
        };

    private static GoalDecision Open(GoalState state, OpenIt open, GoalOptions limits)
    {
        if (state.Status != GoalStatus.None)
        {
            var same = state.Text == open.Text && state.Playbook == open.Playbook
                && state.Roots.SequenceEqual(open.Roots);
            return same ? GoalDecision.Of() : GoalDecision.Refused("illegal", "A goal with this id has other words.");
        }

        if (Refusal(open, limits) is { } refused) return refused;
        return GoalDecision.Of(new GoalOpened(open.ShortId, open.By, open.Text, open.Roots, open.Playbook));
    }

    /// <summary>Why these words and folders cannot become a goal, or null.</summary>
    public static GoalDecision? Refusal(OpenIt open, GoalOptions limits)
    {
        if (string.IsNullOrWhiteSpace(open.Text))
            return GoalDecision.Refused("illegal", "The wish is empty. Say what is to be done.");
        if (Encoding.UTF8.GetByteCount(open.Text) > limits.TextBytesMax)
            return GoalDecision.Refused("too-long",
                $"The wish is longer than {limits.TextBytesMax} bytes. Shorten it.");
        if (open.Roots.IsDefaultOrEmpty)
            return GoalDecision.Refused("no-root", "No folder was named. Name one that is granted: --folder DIR");
        return open.Roots.Length > limits.RootsMax
            ? GoalDecision.Refused("too-many", $"A goal has at most {limits.RootsMax} folders.")
            : null;
    }

    private static GoalDecision Terminal(GoalState state, GoalCommand command) => command is Recover
        ? GoalDecision.Of()
        : GoalDecision.Refused("terminal",
            $"The goal is {state.Status}; it cannot change.");

    private static GoalDecision Take(GoalState state, TakePlan take, GoalOptions limits)
    {
        if (state.Status != GoalStatus.Planning || take.Version != state.PlanVersion)
            return GoalDecision.Illegal(take, state);
        if (take.Judgement.Faults.IsEmpty)
        {
            var judged = take.Judgement;
            var proposed = new PlanProposed(
                take.Version, take.Plan, judged.Digest, judged.Tier, judged.Uncheckable, judged.NeedsReview);
            return judged.NeedsReview
                ? GoalDecision.Of(proposed)
                : GoalDecision.Of(proposed, new PlanAccepted(judged.Digest, Policy));
        }

        var words = string.Join("; ", take.Judgement.Faults);
        var refused = new PlanRefused(take.Version, "invalid-plan", words);
        return state.PlansRefused + 1 < limits.PlansMax
            ? GoalDecision.Of(refused)
            : GoalDecision.Of(refused, new GoalFailed("invalid-plan", $"No valid plan came: {words}"));
    }

    private static GoalDecision Take(GoalState state, TakeNoPlan none) =>
        state.Status == GoalStatus.Planning && none.Version == state.PlanVersion
            ? GoalDecision.Of(new GoalFailed(none.Reason, none.Words))
            : GoalDecision.Illegal(none, state);

    private static GoalDecision Answer(GoalState state, AnswerPlan answer)
    {
        if (state.Status != GoalStatus.PlanReview || answer.By.Kind != PrincipalKind.User)
            return GoalDecision.Illegal(answer, state);
        if (answer.Digest != state.PlanDigest)
            return GoalDecision.Refused("illegal", "The plan changed since it was shown. Look at it again.");
        return answer.Allow
            ? GoalDecision.Of(new PlanAccepted(answer.Digest, answer.By))
            : GoalDecision.Of(new PlanDenied(answer.Digest, answer.By));
    }

    private static GoalDecision Cancel(GoalState state, CancelIt cancel)
    {
        if (cancel.By.Kind != PrincipalKind.User)
            return GoalDecision.Refused("illegal", "Only a person cancels a goal.");
        var cancelled = new GoalCancelled(cancel.By, cancel.Why);
        return state.Live is { Status: GoalTaskStatus.Running } live
            ? GoalDecision.Of(Abandoned(live, "cancelled", "cancelled"), cancelled)
            : GoalDecision.Of(cancelled);
    }

    /// <summary>A stop ends a specialist's attempt; a landing keeps its own, to go on at the first part not
    /// landed.</summary>
    private static GoalDecision Pause(GoalState state, PauseIt pause)
    {
        if (state.Status == GoalStatus.Paused) return GoalDecision.Of();
        var events = ImmutableArray.CreateBuilder<GoalEvent>();
        AbandonLive(state, pause.Why, events);
        events.Add(new GoalPaused(pause.Why));
        return new(events.ToImmutable(), "", "");
    }

    private static GoalDecision Abandon(GoalState state, DateTimeOffset now, GoalOptions limits)
    {
        var waits = state.Status is GoalStatus.Draft or GoalStatus.PlanReview or GoalStatus.Waiting;
        if (!waits || now - state.Since < limits.AbandonAfter) return GoalDecision.Illegal(new AbandonIt(), state);
        var words = $"no answer for {limits.AbandonAfter.TotalDays:0} days";
        return state.Live is { Status: GoalTaskStatus.Running } live
            ? GoalDecision.Of(Abandoned(live, "abandoned", "no-answer"), new GoalAbandoned(words))
            : GoalDecision.Of(new GoalAbandoned(words));
    }

    /// <summary>After a restart: attempts of the dead boot are over. A landing, and an attempt that had not begun, keep
    /// their number and get a new fence.</summary>
    private static GoalDecision Recovered(GoalState state)
    {
        var events = ImmutableArray.CreateBuilder<GoalEvent>();
        AbandonLive(state, "restart", events);
        if (state.Live is { } live && (live.IsLanding || live.Status == GoalTaskStatus.Leased))
            events.Add(new RecoveryNoted(live.Id, state.Fence + 1));
        return new(events.ToImmutable(), "", "");
    }

    private static void AbandonLive(GoalState state, string why, ImmutableArray<GoalEvent>.Builder events)
    {
        if (state.Live is not { IsLanding: false, Status: GoalTaskStatus.Running } live) return;
        if (state.Status == GoalStatus.Waiting) events.Add(new GoalResumed(why));
        events.Add(Abandoned(live, "abandoned", why));
    }

    private static AttemptAbandoned Abandoned(GoalTask task, string outcome, string reason) =>
        new(task.CurrentAttempt, task.Before, outcome, reason);

    private static Principal Policy { get; } = new(PrincipalKind.System, "policy");
}
