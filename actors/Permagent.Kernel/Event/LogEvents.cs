#nullable disable

namespace Permagent.Kernel.Event;

/// <summary>One line of the log, on the event stream.</summary>
public abstract class LogEvent
{
    private protected LogEvent(Exception cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <summary>The failure, or null.</summary>
    public Exception Cause { get; }

    /// <summary>The thread that wrote it.</summary>
    public Thread Thread { get; } = Thread.CurrentThread;

    /// <summary>When it was written, UTC.</summary>
    public DateTime Timestamp { get; internal init; }

    /// <summary>The path or type it comes from.</summary>
    public string LogSource { get; }

    /// <summary>The type it comes from.</summary>
    public Type LogClass { get; }

    /// <summary>The text.</summary>
    public object Message { get; }

    /// <summary>How grave it is.</summary>
    public abstract LogLevel LogLevel();

    /// <inheritdoc/>
    public override string ToString() => $"[{LogLevel()}][{LogSource}] {Message}{(Cause is null ? "" : "\n" + Cause)}";
}

/// <summary>An event for developers.</summary>
public sealed class Debug(Exception cause, string logSource, Type logClass, object message)
    : LogEvent(cause, logSource, logClass, message)
{
    /// <summary>Without a failure.</summary>
    public Debug(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}

/// <summary>An event of the normal course.</summary>
public sealed class Info(Exception cause, string logSource, Type logClass, object message)
    : LogEvent(cause, logSource, logClass, message)
{
    /// <summary>Without a failure.</summary>
    public Info(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;
}

/// <summary>Something to look at.</summary>
public sealed class Warning(Exception cause, string logSource, Type logClass, object message)
    : LogEvent(cause, logSource, logClass, message)
{
    /// <summary>Without a failure.</summary>
    public Warning(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;
}

/// <summary>A failure.</summary>
public sealed class Error(Exception cause, string logSource, Type logClass, object message)
    : LogEvent(cause, logSource, logClass, message)
{
    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;
}
