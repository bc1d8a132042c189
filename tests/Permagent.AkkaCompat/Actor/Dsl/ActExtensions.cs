namespace Permagent.Kernel.Actor.Dsl;

/// <summary>Starts actors written as lambdas.</summary>
public static class ActExtensions
{
    /// <summary>Starts a short actor.</summary>
    public static IActorRef ActorOf(this IActorRefFactory factory, Action<IActorDsl> config, string name = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return factory.ActorOf(Props.Create(() => new Act(config)), name);
    }

    /// <summary>Starts a short actor.</summary>
    public static IActorRef ActorOf(
        this IActorRefFactory factory, Action<IActorDsl, IActorContext> config, string name = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return factory.ActorOf(Props.Create(() => new Act(config)), name);
    }
}
