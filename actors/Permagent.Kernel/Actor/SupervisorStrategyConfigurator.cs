#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Makes the strategy of <c>/user</c>.</summary>
public abstract class SupervisorStrategyConfigurator
{
    /// <summary>The strategy.</summary>
    public abstract SupervisorStrategy Create();
}
