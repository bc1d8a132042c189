#nullable disable

namespace Permagent.Kernel.Event;

/// <summary>Short forms of Log. Texts with arguments are formats; they are filled in only when the level goes
/// anywhere.</summary>
public static partial class LoggingExtensions
{
    private static void Write(ILoggingAdapter log, LogLevel level, Exception cause, string text)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.IsEnabled(level))
        {
            log.Log(level, cause, text);
        }
    }

    private static void Write(
        ILoggingAdapter log, LogLevel level, Exception cause, string format, params ReadOnlySpan<object> args)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.IsEnabled(level))
        {
            log.Log(level, cause, TextOf(log, format, args.ToArray()));
        }
    }

    private static string TextOf(ILoggingAdapter log, string format, object[] args)
    {
        if (args.Length == 0)
        {
            return format;
        }

        ILogMessageFormatter formatter = (log as KernelLog)?.Formatter ?? DefaultLogMessageFormatter.Instance;
        try
        {
            return formatter.Format(format, args);
        }
        catch (FormatException broken)
        {
            // A line with a broken format must not fail the actor that writes it.
            return $"{format} [{string.Join(", ", args)}] ({broken.Message})";
        }
    }
}
