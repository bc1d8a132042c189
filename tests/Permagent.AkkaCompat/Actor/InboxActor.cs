using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>Puts what it is told into an inbox.</summary>
internal sealed class InboxActor(InboxQueue queue) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DoWatch watch:
                Context.Watch(watch.Subject);
                break;
            case DoUnwatch unwatch:
                Context.Unwatch(unwatch.Subject);
                break;
            default:
                if (!queue.Add(message))
                {
                    Context.GetLogger().Warning(
                        "Dropping message: the inbox holds its {0} messages; "
                        + "'akka.actor.inbox.inbox-size' sets how many it may.",
                        queue.MessagesMax);
                }

                break;
        }
    }

    internal sealed record DoWatch(IActorRef Subject);

    internal sealed record DoUnwatch(IActorRef Subject);
}
