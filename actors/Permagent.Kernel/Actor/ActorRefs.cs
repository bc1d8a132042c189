#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Refs that are always there.</summary>
public static class ActorRefs
{
    /// <summary>No sender: null.</summary>
    public static IActorRef NoSender => null;

    /// <summary>No actor.</summary>
    public static Nobody Nobody => Nobody.Instance;
}

/// <summary>Questions to refs.</summary>
public static class ActorRefExtensions
{
    /// <summary>Whether a ref is null or means nobody.</summary>
    public static bool IsNobody(this IActorRef actorRef) => actorRef is null or Nobody;
}

/// <summary>Tell with the running actor as the sender.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Tells a message; the sender is the actor that runs on this thread, if any.</summary>
    public static void Tell(this IActorRef receiver, object message)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        receiver.Tell(message, ActorCell.Current?.SelfRef);
    }

    /// <summary>Passes a message on with the sender of the current message.</summary>
    public static void Forward(this IActorRef receiver, object message)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        receiver.Tell(message, ActorCell.Current?.CurrentEnvelope.Sender);
    }
}

/// <summary>Short forms for making actors.</summary>
public static class ActorRefFactoryExtensions
{
    /// <summary>Starts an actor with a constructor without parameters.</summary>
    public static IActorRef ActorOf<TActor>(this IActorRefFactory factory, string name = null)
        where TActor : ActorBase, new()
    {
        ArgumentNullException.ThrowIfNull(factory);
        return factory.ActorOf(Props.Create<TActor>(), name);
    }

    /// <summary>The actors a path below <paramref name="anchorRef"/> means.</summary>
    public static ActorSelection ActorSelection(this IActorRefFactory factory, IActorRef anchorRef, string actorPath) =>
        new(anchorRef, actorPath);
}
