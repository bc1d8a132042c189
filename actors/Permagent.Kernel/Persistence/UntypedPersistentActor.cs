#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>A persistent actor with one method for commands and one for what is replayed.</summary>
public abstract class UntypedPersistentActor : Eventsourced
{
    /// <summary>The context of the running actor.</summary>
    protected static new IUntypedActorContext Context => ActorCell.Running;

    /// <inheritdoc/>
    protected sealed override bool ReceiveCommand(object message)
    {
        OnCommand(message);
        return true;
    }

    /// <inheritdoc/>
    protected sealed override bool ReceiveRecover(object message)
    {
        OnRecover(message);
        return true;
    }

    /// <summary>Handles a command; calls Unhandled for what it does not know.</summary>
    protected abstract void OnCommand(object message);

    /// <summary>Applies a replayed event or an offered snapshot.</summary>
    protected abstract void OnRecover(object message);

    /// <summary>Replaces the behaviour for commands, from the next one on.</summary>
    protected void Become(UntypedReceive receive) => Cell.Become(receive);

    /// <summary>Puts a behaviour for commands on top of the present one.</summary>
    protected void BecomeStacked(UntypedReceive receive) => Cell.BecomeStacked(receive);
}
