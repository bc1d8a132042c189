#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Base of the kernel's exceptions.</summary>
public abstract class AkkaException(string message, Exception cause = null) : Exception(message, cause);

/// <summary>An actor could not be made: its constructor or PreStart threw.</summary>
public class ActorInitializationException(IActorRef actor, string message, Exception cause = null)
    : AkkaException(message, cause)
{
    /// <summary>An actor could not be made.</summary>
    public ActorInitializationException(string message)
        : this(null, message)
    {
    }

    /// <summary>An actor could not be made, with why.</summary>
    public ActorInitializationException(string message, Exception cause)
        : this(null, message, cause)
    {
    }

    /// <summary>The actor, or null when there was none yet.</summary>
    public IActorRef Actor { get; } = actor;

    /// <inheritdoc/>
    public override string Message => Actor is null ? base.Message : $"{Actor}: {base.Message}";
}

/// <summary>PreRestart threw; logged, the restart goes on.</summary>
public sealed class PreRestartException(IActorRef actor, Exception restartException, Exception cause, object message)
    : ActorInitializationException(
        actor, $"exception in preRestart(old: {restartException}, {message})", restartException)
{
    /// <summary>Why the actor was being restarted.</summary>
    public Exception RestartCause { get; } = cause;

    /// <summary>The message that failed, or null.</summary>
    public object OptionalMessage { get; } = message;
}

/// <summary>The new instance could not be made, or PostRestart threw.</summary>
public sealed class PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
    : ActorInitializationException(actor, $"Exception post restart ({originalCause?.GetType().Name ?? "none"})", cause)
{
    /// <summary>Why the actor was being restarted.</summary>
    public Exception OriginalCause { get; } = originalCause;
}

/// <summary>The actor received <see cref="Kill"/>.</summary>
public sealed class ActorKilledException(string message) : AkkaException(message);

/// <summary>A watcher did not handle <see cref="Terminated"/>.</summary>
public sealed class DeathPactException(IActorRef deadActor)
    : AkkaException($"Monitored actor [{deadActor}] terminated")
{
    /// <summary>The watched actor.</summary>
    public IActorRef DeadActor { get; } = deadActor;
}

/// <summary>A selection met no actor in time.</summary>
public sealed class ActorNotFoundException(string message, Exception cause = null) : AkkaException(message, cause);

/// <summary>An ask had no answer in time. It means unknown, not failed.</summary>
public sealed class AskTimeoutException(string message) : AkkaException(message);

/// <summary>A path holds a wildcard where none may stand.</summary>
public sealed class IllegalActorNameException(string message) : AkkaException(message);

/// <summary>The call does not fit the actor's state.</summary>
public sealed class IllegalActorStateException(string message) : AkkaException(message);

/// <summary>The name is malformed or taken.</summary>
public sealed class InvalidActorNameException(string message, Exception cause = null) : AkkaException(message, cause);

/// <summary>A message was null.</summary>
public sealed class InvalidMessageException(string message) : AkkaException(message);

/// <summary>The scheduler has shut down.</summary>
public sealed class SchedulerException(string message) : AkkaException(message);

/// <summary>A bounded stash is full.</summary>
public sealed class StashOverflowException(string message, Exception cause = null) : AkkaException(message, cause);
