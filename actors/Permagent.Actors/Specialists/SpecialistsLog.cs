using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Specialists;

/// <summary>Messages of specialists: 3,300 to 3,399.</summary>
internal static partial class SpecialistsLog
{
    [LoggerMessage(
        3_300, LogLevel.Information, "Attempt {Attempt} began as {Kind}", EventName = "specialists.began")]
    public static partial void AttemptBegan(this ILogger log, AttemptId attempt, string kind);

    [LoggerMessage(
        3_301, LogLevel.Warning, "Attempt {Attempt} was refused: {Reason}", EventName = "specialists.refused")]
    public static partial void AttemptRefused(this ILogger log, AttemptId attempt, string reason);

    [LoggerMessage(
        3_302, LogLevel.Information, "Attempt {Attempt} ended: {Outcome} {Reason} after {Steps} steps",
        EventName = "specialists.ended")]
    public static partial void AttemptOver(
        this ILogger log, AttemptId attempt, Protocol.Work.AttemptOutcome outcome, string reason, int steps);
}
