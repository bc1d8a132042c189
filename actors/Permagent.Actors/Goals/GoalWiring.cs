using Permagent.Actors.Planning;
using Permagent.Actors.Ports;

namespace Permagent.Actors.Goals;

/// <summary>Whom a goal talks to.</summary>
public sealed record GoalWiring
{
    /// <summary>The gateway, <c>/user/trust/gate</c>.</summary>
    public required IActorRef Gate { get; init; }

    /// <summary>The ledger, <c>/user/trust/ledger</c>.</summary>
    public required IActorRef Ledger { get; init; }

    /// <summary>The outbox, <c>/user/outbox</c>.</summary>
    public required IActorRef Outbox { get; init; }

    /// <summary>The orchestrator, <c>/user/orchestrator</c>.</summary>
    public required IActorRef Orchestrator { get; init; }

    /// <summary>The specialists, <c>/user/specialists</c>.</summary>
    public required IActorRef Specialists { get; init; }

    /// <summary>The workspaces, <c>/user/workspaces</c>.</summary>
    public required IActorRef Workspaces { get; init; }

    /// <summary>The verifier, <c>/user/verifier</c>.</summary>
    public required IActorRef Verifier { get; init; }

    /// <summary>The stop switch.</summary>
    public required IStopFlag Stop { get; init; }

    /// <summary>Tiers of the tools that exist, for judging plans.</summary>
    public required ToolTiers Tools { get; init; }

    /// <summary>Limits of plans. Default: those of the plan schema.</summary>
    public PlanningOptions Planning { get; init; } = new();
}
