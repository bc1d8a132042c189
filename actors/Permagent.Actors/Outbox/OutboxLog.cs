using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Outbox;

/// <summary>Messages of the outbox: 2,200 to 2,299.</summary>
internal static partial class OutboxLog
{
    [LoggerMessage(2_200, LogLevel.Error, "The outbox cannot be read or written; tried again",
        EventName = "outbox.store")]
    public static partial void StoreFailed(this ILogger log, Exception failure);

    [LoggerMessage(2_201, LogLevel.Warning, "Row {Version} of {Stream} was not taken, try {Tries}: {Words}",
        EventName = "outbox.row")]
    public static partial void RowNotTaken(this ILogger log, long version, string stream, int tries, string words);

    [LoggerMessage(2_202, LogLevel.Warning, "{Stream} waits in vain: too many wait", EventName = "outbox.waiters")]
    public static partial void TooManyWait(this ILogger log, string stream);
}
