#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>An actor with one method for all messages.</summary>
public abstract class UntypedActor : ActorBase
{
    /// <summary>The context of the running actor.</summary>
    protected static new IUntypedActorContext Context => ActorCell.Running;

    /// <inheritdoc/>
    protected sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    /// <summary>Handles a message; calls Unhandled for what it does not know.</summary>
    protected abstract void OnReceive(object message);

    /// <summary>Replaces the behaviour, from the next message on.</summary>
    protected void Become(UntypedReceive receive) => Cell.Become(receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    protected void BecomeStacked(UntypedReceive receive) => Cell.BecomeStacked(receive);

    /// <summary>Runs work as an async receive: user messages wait until it ends.</summary>
    protected void RunTask(Action action) => Cell.RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Runs work as an async receive: user messages wait until its task ends.</summary>
    protected void RunTask(Func<Task> action) => Cell.RunTask(action);
}
