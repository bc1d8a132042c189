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
    public static ILoggingAdapter GetLogger(
        this IActorContext context, ILogMessageFormatter logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KernelLog(
            (ActorSystemImpl)context.System, context.Self.Path.ToString(), context.Props.Type, logMessageFormatter);
    }

    /// <summary>A log of the system; its source is the given object's type or text.</summary>
    public static ILoggingAdapter GetLogger(
        ActorSystem system, object logSource, ILogMessageFormatter logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(logSource);
        (string source, Type type) = logSource switch
        {
            IActorRef actor => (actor.Path.ToString(), actor.GetType()),
            Type known => (known.FullName, known),
            string text => (text, typeof(string)),
            _ => (logSource.GetType().FullName, logSource.GetType()),
        };
        return new KernelLog((ActorSystemImpl)system, source, type, logMessageFormatter);
    }
}
