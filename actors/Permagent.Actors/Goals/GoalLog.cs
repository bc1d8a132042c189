using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Goals;

/// <summary>Messages of the list of goals: 3,000 to 3,049; of a goal: 3,050 to 3,099.</summary>
internal static partial class GoalLog
{
    [LoggerMessage(3_000, LogLevel.Information, "Goal {Goal} opened as {ShortId}", EventName = "goals.opened")]
    public static partial void GoalOpened(this ILogger log, GoalId goal, string shortId);

    [LoggerMessage(3_001, LogLevel.Information, "Goal {Goal} was not opened: {Reason}", EventName = "goals.refused")]
    public static partial void OpenRefused(this ILogger log, GoalId goal, string reason);

    [LoggerMessage(
        3_002, LogLevel.Error, "Goal {Goal} is parked: its stream could not be read or written; it is tried again",
        EventName = "goals.parked")]
    public static partial void GoalParked(this ILogger log, GoalId goal);

    [LoggerMessage(3_003, LogLevel.Error, "The list of goals failed at {What}", EventName = "goals.index-failed")]
    public static partial void IndexFailed(this ILogger log, string what, Exception cause);

    [LoggerMessage(3_004, LogLevel.Information, "{Count} goals found again", EventName = "goals.recovered")]
    public static partial void GoalsRecovered(this ILogger log, int count);

    [LoggerMessage(3_050, LogLevel.Information, "Goal {Goal}: {From} to {To}", EventName = "goal.moved")]
    public static partial void GoalStateMoved(this ILogger log, GoalId goal, GoalStatus from, GoalStatus to);

    [LoggerMessage(
        3_051, LogLevel.Debug, "Goal {Goal} did not take {Command}: {Reason}", EventName = "goal.not-taken")]
    public static partial void CommandNotTaken(this ILogger log, GoalId goal, string command, string reason);

    [LoggerMessage(
        3_052, LogLevel.Warning, "Request {Request} of goal {Goal} failed: {Reason}; it is made again",
        EventName = "goal.request-failed")]
    public static partial void RequestFailed(this ILogger log, string request, GoalId goal, string reason);

    [LoggerMessage(
        3_053, LogLevel.Error, "Receipt of {Task} was refused: {Reason}", EventName = "goal.receipt-refused")]
    public static partial void ReceiptRefused(this ILogger log, TaskId task, string reason);

    [LoggerMessage(
        3_054, LogLevel.Warning, "Attempt {Attempt} gave no sign of life and ends", EventName = "goal.attempt-stuck")]
    public static partial void AttemptStuck(this ILogger log, AttemptId attempt);
}
