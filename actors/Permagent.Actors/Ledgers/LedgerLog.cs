using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Ledgers;

/// <summary>Messages of the ledger's actor: 2,100 to 2,199.</summary>
internal static partial class LedgerLog
{
    [LoggerMessage(2_100, LogLevel.Error, "The ledger takes no entries; tried again", EventName = "ledger.shut")]
    public static partial void LedgerShut(this ILogger log, Exception failure);

    [LoggerMessage(2_101, LogLevel.Information, "The ledger takes entries again", EventName = "ledger.open")]
    public static partial void LedgerOpen(this ILogger log);

    [LoggerMessage(2_102, LogLevel.Error, "Row {Version} of {Stream} cannot become an entry",
        EventName = "ledger.row")]
    public static partial void RowRefused(this ILogger log, long version, string stream, Exception failure);

    [LoggerMessage(2_103, LogLevel.Warning, "Task {Task} cannot be closed", EventName = "ledger.close")]
    public static partial void CloseRefused(this ILogger log, TaskId task, Exception failure);
}
