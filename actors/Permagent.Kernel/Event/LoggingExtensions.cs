#nullable disable
using System.Globalization;

namespace Permagent.Kernel.Event;

/// <summary>Short forms of Log, with composite formats.</summary>
public static class LoggingExtensions
{
    /// <summary>Writes a debug event.</summary>
    public static void Debug(this ILoggingAdapter log, string format, params object[] args) =>
        Write(log, LogLevel.DebugLevel, null, format, args);

    /// <summary>Writes a debug event with a failure.</summary>
    public static void Debug(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        Write(log, LogLevel.DebugLevel, cause, format, args);

    /// <summary>Writes an info event.</summary>
    public static void Info(this ILoggingAdapter log, string format, params object[] args) =>
        Write(log, LogLevel.InfoLevel, null, format, args);

    /// <summary>Writes an info event with a failure.</summary>
    public static void Info(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        Write(log, LogLevel.InfoLevel, cause, format, args);

    /// <summary>Writes a warning.</summary>
    public static void Warning(this ILoggingAdapter log, string format, params object[] args) =>
        Write(log, LogLevel.WarningLevel, null, format, args);

    /// <summary>Writes a warning with a failure.</summary>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        Write(log, LogLevel.WarningLevel, cause, format, args);

    /// <summary>Writes an error.</summary>
    public static void Error(this ILoggingAdapter log, string format, params object[] args) =>
        Write(log, LogLevel.ErrorLevel, null, format, args);

    /// <summary>Writes an error with its failure.</summary>
    public static void Error(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        Write(log, LogLevel.ErrorLevel, cause, format, args);

    private static void Write(ILoggingAdapter log, LogLevel level, Exception cause, string format, object[] args)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.IsEnabled(level))
        {
            string text = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
            log.Log(level, cause, text);
        }
    }
}
