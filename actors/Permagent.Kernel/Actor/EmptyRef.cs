#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>A ref to nobody: what it is told becomes dead letters. Also the dead letters' own ref.</summary>
internal sealed class EmptyRef(ActorSystemImpl system, ActorPath path) : KernelRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystemImpl System => system;

    public override void Tell(object message, IActorRef sender)
    {
        if (message is null)
        {
            throw new InvalidMessageException("Message is null.");
        }

        if (message is Identify identify)
        {
            sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
            return;
        }

        if (message is AllDeadLetters letter)
        {
            system.EventStream.Publish(letter);
            return;
        }

        system.PublishDeadLetter(message, sender, this, DeadLetterReason.NeverExisted);
    }

    internal override void SendSystem(SystemMessage message)
    {
        if (message is Watch watch && watch.Watchee == this)
        {
            watch.Watcher.SendSystem(new DeathWatchNotification(this, existenceConfirmed: false));
        }
    }
}
