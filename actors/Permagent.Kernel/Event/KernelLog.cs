#nullable disable
using Microsoft.Extensions.Logging;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Event;

/// <summary>Publishes log events and writes them to the host's logging; makes none that nobody takes.</summary>
internal sealed partial class KernelLog(
    ActorSystemImpl system, string source, Type type, ILogMessageFormatter formatter = null) : ILoggingAdapter
{
    private ILogger _logger;

    public bool IsDebugEnabled => IsEnabled(LogLevel.DebugLevel);

    public bool IsInfoEnabled => IsEnabled(LogLevel.InfoLevel);

    public bool IsWarningEnabled => IsEnabled(LogLevel.WarningLevel);

    public bool IsErrorEnabled => IsEnabled(LogLevel.ErrorLevel);

    internal ILogMessageFormatter Formatter => formatter;

    private ILogger Logger => _logger ??= system.Options.LoggerFactory.CreateLogger(source);

    public bool IsEnabled(LogLevel logLevel)
    {
        if (IsBelow(logLevel))
        {
            return false;
        }

        try
        {
            return system.EventStream.HasSubscriber(EventType(logLevel)) || Logger.IsEnabled(HostLevel(logLevel));
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            // As in Log: a logger that throws must not reach the one who logs.
            system.LoggerFailed(failure);
            return false;
        }
    }

    public void Log(LogLevel logLevel, Exception cause, string message)
    {
        if (IsBelow(logLevel))
        {
            return;
        }

        if (system.EventStream.HasSubscriber(EventType(logLevel)))
        {
            system.EventStream.Publish(MakeEvent(logLevel, cause, message));
        }

        try
        {
            Microsoft.Extensions.Logging.LogLevel level = HostLevel(logLevel);
            if (Logger.IsEnabled(level))
            {
                Write(Logger, level, message, cause);
            }
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            // A logger that throws must not reach the one who logs; that it threw is kept where it can be read.
            system.LoggerFailed(failure);
        }
    }

    private bool IsBelow(LogLevel level) => system.Options.Hooks is { } hooks && level < hooks.LogLevel;

    private static Type EventType(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        _ => typeof(Error),
    };

    private static Microsoft.Extensions.Logging.LogLevel HostLevel(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => Microsoft.Extensions.Logging.LogLevel.Debug,
        LogLevel.InfoLevel => Microsoft.Extensions.Logging.LogLevel.Information,
        LogLevel.WarningLevel => Microsoft.Extensions.Logging.LogLevel.Warning,
        _ => Microsoft.Extensions.Logging.LogLevel.Error,
    };

    [LoggerMessage(EventId = 100, EventName = "kernel.actor", Message = "{Text}")]
    private static partial void Write(
        ILogger logger, Microsoft.Extensions.Logging.LogLevel level, string text, Exception cause);

    private LogEvent MakeEvent(LogLevel level, Exception cause, string message)
    {
        DateTime now = system.Clock.GetUtcNow().UtcDateTime;
        return level switch
        {
            LogLevel.DebugLevel => new Debug(cause, source, type, message) { Timestamp = now },
            LogLevel.InfoLevel => new Info(cause, source, type, message) { Timestamp = now },
            LogLevel.WarningLevel => new Warning(cause, source, type, message) { Timestamp = now },
            _ => new Error(cause, source, type, message) { Timestamp = now },
        };
    }
}
