using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using Permagent.Protocol.Work;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Verification;

/// <summary>Messages of the verifier: 3,400 to 3,499.</summary>
internal static partial class VerifierLog
{
    [LoggerMessage(
        3_400, LogLevel.Information, "Checks of {Attempt}: {Verdict}, {Passed} of {Count} passed",
        EventName = "verifier.verified")]
    public static partial void Verified(this ILogger log, AttemptId attempt, Verdict verdict, int passed, int count);

    [LoggerMessage(
        3_401, LogLevel.Warning, "Checks of {Attempt} could not run: {Kind}", EventName = "verifier.broken")]
    public static partial void ChecksBroken(this ILogger log, AttemptId attempt, string kind);

    [LoggerMessage(
        3_402, LogLevel.Warning,
            "Too many verifications wait: {Count}; this one is dropped and will be asked for again",
        EventName = "verifier.busy")]
    public static partial void VerifierBusy(this ILogger log, int count);
}
