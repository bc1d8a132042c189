using Permagent.Protocol.Gate;

namespace Permagent.Protocol.Goals;

/// <summary>What <c>/user/goals</c> understands from the node's edges.</summary>
public abstract record GoalsMessage;

/// <summary>Opens a goal. Answered by <see cref="GoalTaken"/> or <see cref="GoalRefused"/>.</summary>
/// <param name="Goal">A fresh id; the same id again with equal content is answered as the first time.</param>
/// <param name="By">Who asks.</param>
/// <param name="Text">The wish, word for word; at most 8 KiB of UTF-8.</param>
/// <param name="Roots">Folders it concerns, each granted before.</param>
/// <param name="Playbook">Id of a playbook to use, or null: the planner matches one.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record OpenGoal(
    GoalId Goal, Principal By, string Text, ImmutableArray<RootGrant> Roots, string? Playbook, IActorRef ReplyTo)
    : GoalsMessage;

/// <summary>The goal is durable and will be driven.</summary>
public sealed record GoalTaken(GoalId Goal, string ShortId);

/// <summary>A command on a goal was refused; nothing changed.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Reason"><c>too-long</c>, <c>no-root</c>, <c>too-many</c>, <c>not-found</c>, <c>terminal</c>,
/// <c>stopped</c>, <c>illegal</c>.</param>
/// <param name="Words">What happened and what to do.</param>
public sealed record GoalRefused(GoalId Goal, string Reason, string Words);

/// <summary>Ends a goal by the person's wish. Answered by <see cref="GoalCancelTaken"/> or
/// <see cref="GoalRefused"/>.</summary>
public sealed record CancelGoal(GoalId Goal, Principal By, string Why, IActorRef ReplyTo) : GoalsMessage;

/// <summary>The cancellation is durable.</summary>
public sealed record GoalCancelTaken(GoalId Goal);

/// <summary>A person's word on a plan that waits for review, or on a result that no check could prove. Answered by
/// <see cref="GoalDecided"/> or <see cref="GoalRefused"/>.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Digest">Hex digest of the plan, or of the tree that is judged; another one than the live one is
/// refused.</param>
/// <param name="Allow">True: go on with it. False: refuse it.</param>
/// <param name="By">Who says so; only a user's word counts.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record DecideGoal(GoalId Goal, string Digest, bool Allow, Principal By, IActorRef ReplyTo) : GoalsMessage;

/// <summary>The word is durable.</summary>
public sealed record GoalDecided(GoalId Goal);

/// <summary>Told by the node when the stop flag was set or cleared: every goal looks at it now. No answer; a lost one
/// costs half a minute.</summary>
public sealed record StopChanged : GoalsMessage;

/// <summary>Asks how a goal stands. Answered by <see cref="GoalSeen"/> or <see cref="GoalRefused"/>.</summary>
public sealed record GetGoal(GoalId Goal, IActorRef ReplyTo) : GoalsMessage;

/// <summary>How a goal stands.</summary>
public sealed record GoalSeen(GoalReport Report);

/// <summary>Asks for all goals, newest first, at most <paramref name="Limit"/>. Answered by
/// <see cref="GoalsListed"/>.</summary>
public sealed record ListGoals(int Limit, IActorRef ReplyTo) : GoalsMessage;

/// <summary>Goals, newest first.</summary>
public sealed record GoalsListed(ImmutableArray<GoalReport> Goals);

/// <summary>One goal as a person sees it.</summary>
/// <param name="Goal">Its id.</param>
/// <param name="ShortId"><c>g</c> and the node's own count.</param>
/// <param name="Text">The wish.</param>
/// <param name="State">The state of orchestration.md section 4, for instance <c>Running</c>.</param>
/// <param name="Waiting">Why it waits, as words, or empty.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Tasks">Its tasks, in plan order, the landing last.</param>
/// <param name="Note">What ended it or stands in its way, or empty.</param>
public sealed record GoalReport(
    GoalId Goal, string ShortId, string Text, string State, string Waiting, DateTimeOffset Opened,
    ImmutableArray<TaskReport> Tasks, string Note)
{
    /// <summary>Hex digest of the plan, or of the result that no check could prove, on which a person's word is waited
    /// for; <see cref="DecideGoal"/> names it. Empty when none is.</summary>
    public string Digest { get; init; } = "";
}

/// <summary>One task as a person sees it.</summary>
/// <param name="Task">Its id.</param>
/// <param name="Title">What it does.</param>
/// <param name="State">Its state, for instance <c>Checking</c>.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="Checks">Check results of the newest attempt.</param>
/// <param name="Outcome">The receipt's outcome once closed, else empty.</param>
/// <param name="ReceiptSeq">Ledger entry of its receipt, or null.</param>
/// <param name="Ask">The ask it waits for, or null.</param>
/// <param name="Undo">Its undo id, or null.</param>
/// <param name="Artifacts">Files it made, relative to the tree, or absolute once landed.</param>
public sealed record TaskReport(
    TaskId Task, string Title, string State, int Attempts, ImmutableArray<CheckLine> Checks, string Outcome,
    long? ReceiptSeq, AskId? Ask, UndoId? Undo, ImmutableArray<string> Artifacts);

/// <summary>One check in words.</summary>
/// <param name="Id">Its id in the task.</param>
/// <param name="Kind">Its kind, for instance <c>citations</c>.</param>
/// <param name="Result"><c>pass</c>, <c>fail</c>, <c>error</c> or <c>not_run</c>.</param>
/// <param name="Words">What was checked, or what failed.</param>
/// <param name="Standing">True when it counts as proof.</param>
public sealed record CheckLine(string Id, string Kind, string Result, string Words, bool Standing);
