using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Gate;

/// <summary>Messages of the gateway: 2,000 to 2,099.</summary>
internal static partial class GateLog
{
    [LoggerMessage(2_000, LogLevel.Information, "Gate ready: {Asks} asks wait", EventName = "gate.ready")]
    public static partial void GateOpened(this ILogger log, int asks);

    [LoggerMessage(2_001, LogLevel.Error, "The ledger cannot be read at start; tried again", EventName = "gate.load")]
    public static partial void GateLoadFailed(this ILogger log, Exception failure);

    [LoggerMessage(2_002, LogLevel.Warning, "Call of {Tool} by {Attempt} refused: {Reason}",
        EventName = "gate.refused")]
    public static partial void CallRefused(this ILogger log, string tool, AttemptId attempt, string reason);

    [LoggerMessage(2_003, LogLevel.Error, "Call {Slot} broke", EventName = "gate.broke")]
    public static partial void CallBroke(this ILogger log, string slot, Exception failure);

    [LoggerMessage(2_004, LogLevel.Error, "Call {Slot} ended without a word", EventName = "gate.lost")]
    public static partial void CallLost(this ILogger log, string slot);

    [LoggerMessage(2_005, LogLevel.Warning, "Answer to {Ask} refused: {Reason}", EventName = "gate.answer")]
    public static partial void AnswerRefused(this ILogger log, AskId ask, string reason);

    [LoggerMessage(2_006, LogLevel.Error, "The decision on {Ask} could not be recorded", EventName = "gate.decision")]
    public static partial void DecisionFailed(this ILogger log, AskId ask, Exception failure);

    [LoggerMessage(2_007, LogLevel.Error, "{Count} reads of {Attempt} could not be recorded", EventName = "gate.reads")]
    public static partial void ReadsNotTold(this ILogger log, int count, AttemptId attempt, Exception failure);

    [LoggerMessage(2_008, LogLevel.Warning, "Effect of intent {Intent} stays unknown", EventName = "gate.unknown")]
    public static partial void EffectStaysUnknown(this ILogger log, long intent);
}
