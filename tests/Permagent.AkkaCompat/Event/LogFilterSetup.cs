using Permagent.Kernel.Actor.Setup;

namespace Permagent.Kernel.Event;

/// <summary>The log filters of a system to be.</summary>
public sealed class LogFilterSetup(LogFilterBase[] filters) : Setup
{
    /// <summary>The filters.</summary>
    public LogFilterBase[] Filters { get; } = filters;

    /// <summary>What asks these filters.</summary>
    public LogFilterEvaluator CreateEvaluator() => new(Filters);
}
