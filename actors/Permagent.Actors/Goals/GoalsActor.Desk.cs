using Permagent.Protocol;
using Permagent.Protocol.Goals;

namespace Permagent.Actors.Goals;

/// <summary>How goals are opened, asked for and let go.</summary>
public sealed partial class GoalsActor
{
    private const string StoppedWords = "Everything is stopped. `permagent resume` first.";

    private void OnOpenGoal(OpenGoal ask)
    {
        if (_live.TryGetValue(ask.Goal, out var live))
        {
            live.Child.Tell(new OpenNumbered(ask, live.Row.Report.ShortId)); // Answers as the first time.
            return;
        }

        if (_opening.TryGetValue(ask.Goal, out var doubles))
        {
            doubles.Enqueue(ask);
            return;
        }

        if (Refusal(ask) is { } refused)
        {
            _log.OpenRefused(ask.Goal, refused.Reason);
            ask.ReplyTo.Tell(refused);
            return;
        }

        _opening[ask.Goal] = new();
        _ = _index.FindAsync(ask.Goal, _stopping.Token).PipeTo(
            Self, success: row => new OpenLooked(ask, row), failure: cause => new RowLost(ask, cause));
    }

    private GoalRefused? Refusal(OpenGoal ask)
    {
        if (_wiring.Stop.IsSet) return new(ask.Goal, "stopped", StoppedWords);
        if (_live.Count + _opening.Count >= _options.OpenGoalsMax)
        {
            return new(
                ask.Goal, "too-many",
                    $"{_options.OpenGoalsMax} goals are open. Finish or cancel some: permagent goals list");
        }

        var open = new OpenIt(ask.Goal, "", ask.By, ask.Text, ask.Roots, ask.Playbook);
        return GoalRules.Refusal(open, _options) is { } refused
            ? new(ask.Goal, refused.Reason, refused.Words)
            : null;
    }

    /// <summary>The number is durable before the goal is: a crash between them leaves a row that is dropped, never a
    /// goal that nobody finds.</summary>
    private void OnOpenLooked(OpenLooked looked)
    {
        var ask = looked.Ask;
        if (looked.Row is { } known)
        {
            var same = known.Report.Text == ask.Text;
            Answer(ask, same
                ? new GoalTaken(ask.Goal, known.Report.ShortId)
                : new GoalRefused(ask.Goal, "illegal", "A goal with this id has other words."));
            return;
        }

        var number = ++_lastNumber;
        var report = new GoalReport(
            ask.Goal, $"g{number}", ask.Text, nameof(GoalStatus.Draft), "", _clock.GetUtcNow(), [], "");
        var row = new GoalIndexRow(ask.Goal, number, false, report);
        _ = _index.PutAsync(row, _stopping.Token).PipeTo(
            Self, success: () => new RowStored(ask, row), failure: cause => new RowLost(ask, cause));
    }

    private void OnRowStored(RowStored stored)
    {
        Spawn(stored.Row);
        _log.GoalOpened(stored.Row.Goal, stored.Row.Report.ShortId);
        var child = _live[stored.Row.Goal].Child;
        child.Tell(new OpenNumbered(stored.Ask, stored.Row.Report.ShortId));
        if (!_opening.Remove(stored.Row.Goal, out var doubles)) return;
        foreach (var ask in doubles) child.Tell(new OpenNumbered(ask, stored.Row.Report.ShortId));
    }

    private void OnRowLost(RowLost lost)
    {
        _log.IndexFailed("open", lost.Cause);
        Answer(lost.Ask, new GoalRefused(
            lost.Ask.Goal, "not-stored",
                "The goal could not be stored; nothing was begun. permagent doctor says why."));
    }

    private void Answer(OpenGoal ask, object answer)
    {
        ask.ReplyTo.Tell(answer);
        if (!_opening.Remove(ask.Goal, out var doubles)) return;
        foreach (var other in doubles) other.ReplyTo.Tell(answer);
    }

    private void Pass(GoalId goal, object message, IActorRef replyTo)
    {
        if (_live.TryGetValue(goal, out var live) && !live.IsParked)
        {
            live.Child.Tell(message);
            return;
        }

        _ = _index.FindAsync(goal, _stopping.Token).PipeTo(
            replyTo,
            success: row => row is { } known
                ? new GoalRefused(goal, "terminal",
                    $"{known.Report.ShortId} is {known.Report.State}; it cannot change now.")
                : NotFound(goal),
            failure: _ => NotFound(goal));
    }

    private void OnGetGoal(GetGoal ask)
    {
        if (_live.TryGetValue(ask.Goal, out var live))
        {
            ask.ReplyTo.Tell(new GoalSeen(live.Row.Report));
            return;
        }

        _ = _index.FindAsync(ask.Goal, _stopping.Token).PipeTo(
            ask.ReplyTo,
            success: row => row is { } known ? new GoalSeen(known.Report) : NotFound(ask.Goal),
            failure: _ => NotFound(ask.Goal));
    }

    private void OnListGoals(ListGoals ask)
    {
        var count = Math.Clamp(ask.Limit, 0, _options.ListedGoalsMax);
        _ = _index.NewestAsync(count, _stopping.Token).PipeTo(
            Self,
            success: rows => new NewestRead(ask, rows),
            failure: cause => new IndexTrouble("list", cause));
    }

    /// <summary>Rows of the list are as old as the last time they were stored; goals that run know better.</summary>
    private void OnNewestRead(NewestRead read) => read.Ask.ReplyTo.Tell(new GoalsListed(
        [.. read.Rows.Select(row => _live.TryGetValue(row.Goal, out var live) ? live.Row.Report : row.Report)]));

    private void OnGoalMoved(GoalMoved moved)
    {
        if (!_live.TryGetValue(moved.Report.Goal, out var live)) return;
        live.Status = moved.Status;
        live.Row = live.Row with { Report = moved.Report, Settled = moved.Settled };
        if (moved.Settled && !live.IsLeaving)
        {
            live.IsLeaving = true;
            _ = _index.PutAsync(live.Row, _stopping.Token).PipeTo(
                Self,
                success: () => new GoalKept(moved.Report.Goal, null),
                failure: cause => new GoalKept(moved.Report.Goal, cause));
        }

        BeginNext();
    }

    /// <summary>The list has its end: the goal's actor is needed no more.</summary>
    private void OnGoalKept(GoalKept kept)
    {
        if (!_live.TryGetValue(kept.Goal, out var live)) return;
        if (kept.Cause is { } cause)
        {
            live.IsLeaving = false; // The goal tells it again.
            _log.IndexFailed("keep", cause);
            return;
        }

        _live.Remove(kept.Goal);
        Context.Unwatch(live.Child);
        Context.Stop(live.Child);
        BeginNext();
    }

    private void OnGoalEmpty(GoalEmpty empty)
    {
        if (!_live.Remove(empty.Goal, out var live)) return;
        Context.Unwatch(live.Child);
        Context.Stop(live.Child);
        _ = _index.DropAsync(empty.Goal, _stopping.Token).PipeTo(
            Self, success: () => new RowDropped(), failure: cause => new IndexTrouble("drop", cause));
    }

    private void OnTerminated(Terminated gone)
    {
        if (InOrder().FirstOrDefault(goal => goal.Child.Equals(gone.ActorRef)) is not { } live) return;
        var goal = live.Row.Goal;
        _log.GoalParked(goal);
        live.IsParked = true;
        live.Status = GoalStatus.None;
        live.Row = live.Row with
        {
            Report = live.Row.Report with
            {
                Note = "parked: its events could not be read or written; it is tried again. permagent doctor says why",
            },
        };
        Timers.StartSingleTimer(goal, new ReviveGoal(goal), _options.ReviveAfter);
    }

    private void OnReviveGoal(ReviveGoal revive)
    {
        if (!_live.TryGetValue(revive.Goal, out var live) || !live.IsParked) return;
        Spawn(live.Row);
        _live[revive.Goal].Child.Tell(new Revive());
    }

    private static GoalRefused NotFound(GoalId goal) =>
        new(goal, "not-found", "There is no such goal. permagent goals list shows all.");

    private sealed record OpenLooked(OpenGoal Ask, GoalIndexRow? Row);

    private sealed record RowStored(OpenGoal Ask, GoalIndexRow Row);

    private sealed record RowLost(OpenGoal Ask, Exception Cause);

    private sealed record NewestRead(ListGoals Ask, ImmutableArray<GoalIndexRow> Rows);

    private sealed record RowDropped;

    private sealed record GoalKept(GoalId Goal, Exception? Cause);

    private sealed record IndexTrouble(string What, Exception Cause);

    private sealed record ReviveGoal(GoalId Goal);
}
