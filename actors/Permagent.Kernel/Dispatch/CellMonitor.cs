#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Dispatch.SysMsg;

namespace Permagent.Kernel.Dispatch;

/// <summary>Sees what cells do. A simulation checks its invariants and lets faults happen here; other systems have
/// none.</summary>
internal abstract class CellMonitor
{
    /// <summary>A cell was made; it has no instance yet.</summary>
    internal abstract void Created(ActorCell cell);

    /// <summary>Whether a bounded mailbox is to be full for this message.</summary>
    internal abstract bool Refuses(ActorCell cell, object message);

    /// <summary>A message went to the end of the mailbox.</summary>
    internal abstract void Enqueued(ActorCell cell, object message);

    /// <summary>Messages went before all that wait, in their order.</summary>
    internal abstract void Prepended(ActorCell cell, IReadOnlyList<Envelope> envelopes);

    /// <summary>A message of the kernel was queued.</summary>
    internal abstract void SystemEnqueued(ActorCell cell);

    /// <summary>A message was taken out of the mailbox.</summary>
    internal abstract void Taking(ActorCell cell, object message);

    /// <summary>The instance is about to get a message; what this throws counts as thrown by its handler.</summary>
    internal abstract void Handling(ActorCell cell, object message);

    /// <summary>A message of the kernel is about to be processed.</summary>
    internal abstract void TakingSystem(ActorCell cell, SystemMessage message);

    /// <summary>An instance is about to begin or to end.</summary>
    internal abstract void Entering(ActorCell cell, ActorBase instance, LifeStage stage);

    /// <summary>A hook is about to run; what this throws counts as thrown by the hook.</summary>
    internal abstract void InHook(ActorCell cell, LifeStage stage);

    /// <summary>The cell has a new subject to watch.</summary>
    internal abstract void Watched(ActorCell cell, IActorRef subject);

    /// <summary>The cell watches a subject no more.</summary>
    internal abstract void Unwatched(ActorCell cell, IActorRef subject);

    /// <summary>The end of a subject is about to be told to the instance.</summary>
    internal abstract void DeathTold(ActorCell cell, IActorRef subject);

    /// <summary>The cell has ended.</summary>
    internal abstract void Ended(ActorCell cell);

    /// <summary>The system ends; its scheduler still holds so many entries.</summary>
    internal abstract void SystemEnding(ActorSystemImpl system);
}
