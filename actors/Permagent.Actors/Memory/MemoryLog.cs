using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Memory;

/// <summary>Messages of the memory's actor: 2,400 to 2,499.</summary>
internal static partial class MemoryLog
{
    [LoggerMessage(2_400, LogLevel.Error, "Changes of memory cannot be brought to the ledger; tried again",
        EventName = "memory.carry")]
    public static partial void CarryFailed(this ILogger log, Exception failure);
}
