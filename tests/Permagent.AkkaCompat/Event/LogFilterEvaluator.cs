namespace Permagent.Kernel.Event;

/// <summary>Asks filters whether a log event is kept: the first that drops it decides.</summary>
public sealed class LogFilterEvaluator
{
    private readonly LogFilterBase[] _filters;

    /// <summary>Asks these filters.</summary>
    public LogFilterEvaluator(LogFilterBase[] filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        _filters = filters;
    }

    /// <summary>Keeps everything.</summary>
    public static LogFilterEvaluator NoFilters { get; } = new([]);

    /// <summary>Whether texts are looked at.</summary>
    public bool EvaluatesLogMessages => _filters.Any(filter => filter.FilterType == LogFilterType.Content);

    /// <summary>Whether the event is kept; its text is made here, once.</summary>
    public bool ShouldTryKeepMessage(LogEvent evt, out string expandedLogMessage)
    {
        ArgumentNullException.ThrowIfNull(evt);
        string text = evt.Message?.ToString() ?? "";
        expandedLogMessage = text;
        return !_filters.Any(filter => filter.ShouldKeepMessage(evt, text) == LogFilterDecision.Drop);
    }
}
