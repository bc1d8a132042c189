using Microsoft.Extensions.Logging;
using Permagent.Actors.Planning;
using Permagent.Actors.Specialists;
using Permagent.Protocol;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Orchestration;

/// <summary>Plans and routes, by message alone. It has no effect tool and cannot get one: what it says is judged by the
/// goal's own rules, and what is done is done through the gateway by others.</summary>
public sealed class OrchestratorActor : ReceiveActor
{
    private readonly ObserveToolbox _tools;
    private readonly PlaybookPlanner _planner;
    private readonly ILogger _log;

    /// <summary>Registers the handlers.</summary>
    public OrchestratorActor(ObserveToolbox tools, PlaybookLibrary playbooks, PlanningOptions options, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(playbooks);
        (_tools, _planner, _log) = (tools, new(playbooks, options), log);
        Receive<PlanGoal>(OnPlanGoal);
        Receive<RouteTask>(OnRouteTask);
    }

    /// <summary>Props of the actor.</summary>
    public static Props PropsFor(
        ObserveToolbox tools, PlaybookLibrary playbooks, PlanningOptions options, ILogger log) =>
        Props.Create(() => new OrchestratorActor(tools, playbooks, options, log));

    private void OnPlanGoal(PlanGoal ask)
    {
        var (plan, reason, words) = _planner.PlanFor(ask);
        if (plan is null)
        {
            _log.NotPlanned(ask.Goal, reason);
            ask.ReplyTo.Tell(new PlanImpossible(ask.Goal, ask.Version, reason, words));
            return;
        }

        // The plan's own word may only raise a tier: a task that calls more than readers writes something.
        plan = plan with { Tasks = [.. plan.Tasks.Select(Raise)] };
        _log.Planned(ask.Version, ask.Goal, plan.Playbook?.Id ?? "none", plan.Tasks.Length);
        ask.ReplyTo.Tell(new PlanOffered(ask.Goal, ask.Version, plan));
    }

    private void OnRouteTask(RouteTask ask)
    {
        if (ask.Model != "none")
        {
            ask.ReplyTo.Tell(new RouteRefused(ask.Task, "no-model", "The task needs a model, and none is set up."));
            return;
        }

        if (ask.Task.Name != TaskId.Landing && !SpecialistKinds.All.Contains(ask.Kind))
        {
            ask.ReplyTo.Tell(new RouteRefused(ask.Task, "no-such-kind", $"There is no specialist \"{ask.Kind}\"."));
            return;
        }

        var reason = ask.Task.Name == TaskId.Landing ? "landing-is-code" : "playbook-needs-no-model";
        _log.Routed(ask.Task, ask.Kind, reason);
        ask.ReplyTo.Tell(new TaskRouted(ask.Task, ask.Kind, 0, reason));
    }

    private PlanTask Raise(PlanTask task) =>
        task.Tools.All(_tools.Has) ? task : task with { Tier = Math.Max(task.Tier, 1) };
}
