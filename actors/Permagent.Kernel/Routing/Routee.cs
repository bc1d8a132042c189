#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>Somebody a router sends to.</summary>
public class Routee
{
    /// <summary>Nobody: what is sent to it is a dead letter.</summary>
    public static readonly Routee NoRoutee = new();

    /// <summary>A routee that is one actor.</summary>
    public static Routee FromActorRef(IActorRef actorRef) => new ActorRefRoutee(actorRef);

    /// <summary>Sends a message; here to nobody.</summary>
    public virtual void Send(object message, IActorRef sender)
    {
        if (ActorCell.Current is { } router)
        {
            router.SystemImpl.PublishDeadLetter(message, sender, router.SelfRef, Event.DeadLetterReason.NoRoutee);
        }
    }
}
