using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Permagent.Actors.Orchestration;

/// <summary>Messages of the orchestrator: 3,200 to 3,299.</summary>
internal static partial class OrchestratorLog
{
    [LoggerMessage(
        3_200, LogLevel.Information, "Plan {Version} of {Goal}: playbook {Playbook}, {Tasks} tasks",
        EventName = "orchestrator.planned")]
    public static partial void Planned(this ILogger log, int version, GoalId goal, string playbook, int tasks);

    [LoggerMessage(
        3_201, LogLevel.Information, "No plan for {Goal}: {Reason}", EventName = "orchestrator.no-plan")]
    public static partial void NotPlanned(this ILogger log, GoalId goal, string reason);

    [LoggerMessage(
        3_202, LogLevel.Information, "Task {Task} goes to {Kind}: {Reason}", EventName = "orchestrator.routed")]
    public static partial void Routed(this ILogger log, TaskId task, string kind, string reason);
}
