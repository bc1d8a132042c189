using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;

namespace Permagent.Kernel.Routing;

/// <summary>A router that <c>akka.actor.deployment</c> describes.</summary>
public sealed class FromConfig : Pool
{
    private FromConfig(SupervisorStrategy supervisorStrategy)
        : base(0, null, supervisorStrategy, null, usePoolDispatcher: false)
    {
    }

    /// <summary>The one without a strategy of its own.</summary>
    public static FromConfig Instance { get; } = new(DefaultSupervisorStrategy);

    /// <summary>Props of a group that the settings describe.</summary>
    public Props Props() => Props(Actor.Props.Empty);

    /// <summary>The same with a strategy for the routees.</summary>
    public FromConfig WithSupervisorStrategy(SupervisorStrategy strategy) =>
        new(strategy ?? SupervisorStrategy);

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => throw new ConfigurationException(
        "FromConfig makes no router: akka.actor.deployment does.");
}
