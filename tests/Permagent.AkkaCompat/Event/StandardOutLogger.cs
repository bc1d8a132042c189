using Permagent.Kernel.Util;

namespace Permagent.Kernel.Event;

/// <summary>Writes log events to standard output in the caller's thread.</summary>
public sealed class StandardOutLogger : MinimalLogger
{
    /// <summary>Colour of debug events.</summary>
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    /// <summary>Colour of info events.</summary>
    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    /// <summary>Colour of warnings.</summary>
    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    /// <summary>Colour of errors.</summary>
    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    /// <summary>Whether colours are used.</summary>
    public static bool UseColors { get; set; } = true;

    /// <summary>Writes an event that the filter lets through.</summary>
    public static void PrintLogEvent(LogEvent logEvent) => PrintLogEvent(logEvent, LogFilterEvaluator.NoFilters);

    internal static void PrintLogEvent(LogEvent logEvent, LogFilterEvaluator filter)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        if (!filter.ShouldTryKeepMessage(logEvent, out string _))
        {
            return;
        }

        ConsoleColor? colour = !UseColors ? null : logEvent.LogLevel() switch
        {
            LogLevel.DebugLevel => DebugColor,
            LogLevel.InfoLevel => InfoColor,
            LogLevel.WarningLevel => WarningColor,
            _ => ErrorColor,
        };
        StandardOutWriter.WriteLine(logEvent.ToString(), colour);
    }

    /// <inheritdoc/>
    protected override void Log(object message)
    {
        if (message is LogEvent logEvent)
        {
            PrintLogEvent(logEvent, Filter);
        }
        else
        {
            StandardOutWriter.WriteLine(message.ToString());
        }
    }
}
