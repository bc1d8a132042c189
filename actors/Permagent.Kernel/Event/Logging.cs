#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Event;

/// <summary>How grave a log event is.</summary>
public enum LogLevel
{
    /// <summary>For developers.</summary>
    DebugLevel,

    /// <summary>Normal course.</summary>
    InfoLevel,

    /// <summary>Something to look at.</summary>
    WarningLevel,

    /// <summary>A failure.</summary>
    ErrorLevel,
}

/// <summary>Writes log events.</summary>
public interface ILoggingAdapter
{
    /// <summary>Whether debug events go anywhere.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether info events go anywhere.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether warnings go anywhere.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>Whether errors go anywhere.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>Whether events of a level go anywhere.</summary>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Writes an event if its level goes anywhere.</summary>
    void Log(LogLevel logLevel, Exception cause, string message);
}

/// <summary>Makes logging adapters.</summary>
public static class Logging
{
    /// <summary>The log of the running actor; its source is the actor's path.</summary>
    public static ILoggingAdapter GetLogger(this IActorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ((ActorSystemImpl)context.System).LogOf(context.Self, context.Props.Type);
    }

    /// <summary>A log of the system; its source is the given object's type or text.</summary>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSource)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(logSource);
        ActorSystemImpl known = (ActorSystemImpl)system;
        return logSource switch
        {
            IActorRef actor => known.LogOf(actor, actor.GetType()),
            Type type => new KernelLog(known, type.FullName, type),
            string text => new KernelLog(known, text, typeof(string)),
            _ => new KernelLog(known, logSource.GetType().FullName, logSource.GetType()),
        };
    }
}
