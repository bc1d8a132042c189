#nullable disable
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>A tree of actors with its dispatcher, scheduler and event stream.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable, IAsyncDisposable
{
    private protected ActorSystem()
    {
    }

    /// <summary>The name, part of every path.</summary>
    public abstract string Name { get; }

    /// <summary>The system's own log.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>Dead letters, log events and whatever is published.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>The ref whose messages become dead letters.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>A ref that drops everything silently.</summary>
    public abstract IActorRef IgnoreRef { get; }

    /// <summary>Work at a later time.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>What runs the actors.</summary>
    public abstract MessageDispatcher Dispatcher { get; }

    /// <summary>The serializers.</summary>
    public abstract Serialization.Serialization Serialization { get; }

    /// <summary>When the system started.</summary>
    public abstract DateTimeOffset StartTime { get; }

    /// <summary>Time since the start.</summary>
    public abstract TimeSpan Uptime { get; }

    /// <summary>Ends when the last actor has ended and every registered callback has run.</summary>
    public abstract Task WhenTerminated { get; }

    /// <inheritdoc/>
    public abstract IActorRef ActorOf(Props props, string name = null);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Stops an actor.</summary>
    public abstract void Stop(IActorRef actor);

    /// <summary>Stops <c>/user</c>, then <c>/system</c>; gives <see cref="WhenTerminated"/> back each time.</summary>
    public abstract Task Terminate();

    /// <summary>Runs a callback after the last actor has ended; the last one registered runs first.</summary>
    /// <exception cref="InvalidOperationException">The system has ended.</exception>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>The extension, made on first use.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>An extension by its type, or null.</summary>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>An extension by its type, or null.</summary>
    public abstract T GetExtension<T>()
        where T : class, IExtension;

    /// <summary>Whether an extension was made.</summary>
    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    /// <summary>An extension by its type, if it was made.</summary>
    public abstract bool TryGetExtension<T>(out T extension)
        where T : class, IExtension;

    /// <summary>Whether an extension was made.</summary>
    public abstract bool HasExtension(Type type);

    /// <summary>An extension by its type, if it was made.</summary>
    public abstract bool TryGetExtension(Type extensionType, out object extension);

    /// <summary>Terminates and waits.</summary>
    public abstract void Dispose();

    /// <summary>Terminates and waits.</summary>
    public abstract ValueTask DisposeAsync();
}
