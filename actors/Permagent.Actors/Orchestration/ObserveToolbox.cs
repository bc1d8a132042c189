using Permagent.Actors.Tools;

namespace Permagent.Actors.Orchestration;

/// <summary>The only tools that the orchestrator's constructor takes: they read.</summary>
/// <param name="tools">The tools.</param>
public sealed class ObserveToolbox(ImmutableArray<IObserveTool> tools)
{
    /// <summary>The tools, as given.</summary>
    public ImmutableArray<IObserveTool> Tools => tools;

    /// <summary>True when a tool of this id only reads.</summary>
    public bool Has(string tool) => tools.Any(one => string.Equals(one.Spec.Id, tool, StringComparison.Ordinal));
}
