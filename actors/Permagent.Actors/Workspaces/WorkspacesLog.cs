using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Workspaces;

/// <summary>Messages of the workspaces: 3,500 to 3,599.</summary>
internal static partial class WorkspacesLog
{
    [LoggerMessage(
        3_500, LogLevel.Warning, "Tree request {Request} of {Attempt} failed: {Reason}",
            EventName = "workspaces.failed")]
    public static partial void TreeRequestFailed(this ILogger log, string request, AttemptId attempt, string reason);

    [LoggerMessage(3_501, LogLevel.Warning, "Too many tree requests wait: {Count}", EventName = "workspaces.busy")]
    public static partial void WorkspacesBusy(this ILogger log, int count);

    [LoggerMessage(
        3_502, LogLevel.Warning, "Tree of {Attempt} was not archived: {Kind}", EventName = "workspaces.not-archived")]
    public static partial void TreeNotArchived(this ILogger log, AttemptId attempt, string kind);
}
