using Permagent.Actors.Gate;

namespace Permagent.Actors.Tools;

/// <summary>A tool that changes something. Called by the gateway only, against a permit.</summary>
public interface IEffectTool
{
    /// <summary>What it is.</summary>
    ToolSpec Spec { get; }

    /// <summary>Says what the call would do, from live state, changing nothing.</summary>
    /// <exception cref="ToolRefusedException">The arguments are bad or leave the scope.</exception>
    ValueTask<ActionPlan> PlanAsync(ToolCall call, CancellationToken cancellationToken);

    /// <summary>Does it, once. Spends the permit before the first change. A redo after a crash must end in the same
    /// state: a target that already holds the wanted result counts as done.</summary>
    ValueTask<ToolResult> ActAsync(EffectPermit permit, CancellationToken cancellationToken);
}
