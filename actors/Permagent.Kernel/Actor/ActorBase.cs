#nullable disable
using Permagent.Kernel.Diagnostics;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>Base of all actors. Its members are called by the kernel, one at a time.</summary>
public abstract class ActorBase
{
    private SupervisorStrategy _strategy;
    private Receive _first;

    /// <summary>Called by the kernel only: an actor is made by Props.</summary>
    /// <exception cref="ActorInitializationException">Made with <c>new</c> outside ActorOf.</exception>
    protected ActorBase()
    {
        Cell = ActorCell.Current ?? throw new ActorInitializationException(
            $"You cannot create an instance of [{GetType().FullName}] with new. Use ActorOf and Props.");
    }

    /// <summary>The context of the running actor.</summary>
    /// <exception cref="NotSupportedException">Read outside the actor, as after ConfigureAwait(false).</exception>
    protected static IActorContext Context => ActorCell.Running;

    /// <summary>The actor's own ref; valid on any thread and after the stop.</summary>
    protected IActorRef Self => Cell.Self;

    /// <summary>The sender of the current message, or the dead letters' ref when there is none.</summary>
    /// <exception cref="NotSupportedException">Read outside the actor.</exception>
    protected IActorRef Sender => Cell.SenderOnActor;

    internal ActorCell Cell { get; }

    /// <summary>The behaviour below all others; made with the first message.</summary>
    internal Receive FirstBehaviour => _first ??= Receive;

    internal SupervisorStrategy EffectiveStrategy =>
        _strategy ??= Cell.Props.SupervisorStrategy ?? SupervisorStrategy();

    /// <summary>Hands a message to the behaviour; the place to put something around every message.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        bool handled = receive(message);
        if (!handled)
        {
            Unhandled(message);
        }

        return handled;
    }

    /// <summary>Calls <see cref="PreStart"/>.</summary>
    protected internal virtual void AroundPreStart()
    {
        Cell.InHook(LifeStage.PreStart);
        PreStart();
    }

    /// <summary>Calls <see cref="PostStop"/>.</summary>
    protected internal virtual void AroundPostStop()
    {
        Cell.InHook(LifeStage.PostStop);
        PostStop();
    }

    /// <summary>Calls <see cref="PreRestart"/>.</summary>
    protected internal virtual void AroundPreRestart(Exception cause, object message)
    {
        Cell.InHook(LifeStage.PreRestart);
        PreRestart(cause, message);
    }

    /// <summary>Calls <see cref="PostRestart"/>.</summary>
    protected internal virtual void AroundPostRestart(Exception cause, object message)
    {
        Cell.InHook(LifeStage.PostRestart);
        PostRestart(cause);
    }

    /// <summary>The supervision of this actor's children; the kernel asks once per instance.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() =>
        Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>Handles a message; false means unhandled.</summary>
    protected abstract bool Receive(object message);

    /// <summary>Runs before the first message.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Runs after the last message.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>Runs on the failed instance; unwatches and stops the children, then calls PostStop.</summary>
    protected virtual void PreRestart(Exception reason, object message)
    {
        Cell.UnwatchAndStopChildren();
        PostStop();
    }

    /// <summary>Runs on the new instance; calls PreStart.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Publishes the message as unhandled; an unhandled Terminated throws.</summary>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
        {
            throw new DeathPactException(terminated.ActorRef);
        }

        KernelTelemetry.Current?.DeadLetter(DeadLetterReason.Unhandled);
        Cell.SystemImpl.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Replaces the behaviour, from the next message on.</summary>
    protected void Become(Receive receive) => Cell.Become(receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    protected void BecomeStacked(Receive receive) => Cell.BecomeStacked(receive);

    /// <summary>Goes back to the behaviour below; harmless at the bottom.</summary>
    protected void UnbecomeStacked() => Cell.UnbecomeStacked();

    /// <summary>Sets the idle time after which ReceiveTimeout is told; null turns it off.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => Cell.SetReceiveTimeout(timeout);

    /// <summary>Called once after the constructor, before PreStart or PostRestart.</summary>
    internal virtual void AfterConstruction()
    {
    }

    /// <summary>Called after AroundPreRestart and AroundPostStop, before the stashes go back to the mailbox.</summary>
    internal virtual void BeforeStashesReturn()
    {
    }
}
