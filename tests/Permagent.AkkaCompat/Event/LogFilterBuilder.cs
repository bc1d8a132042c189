using System.Text.RegularExpressions;

namespace Permagent.Kernel.Event;

/// <summary>Gathers log filters. Where something is included, everything else is dropped.</summary>
public sealed class LogFilterBuilder
{
    private readonly List<LogFilterBase> _filters = [];

    /// <summary>Drops events whose source is this one.</summary>
    public LogFilterBuilder ExcludeSourceExactly(string sourceExactly) =>
        Source(source => source == sourceExactly, LogFilterDecision.Drop);

    /// <summary>Drops events whose source starts so.</summary>
    public LogFilterBuilder ExcludeSourceStartingWith(string sourceStart) =>
        Source(source => source.StartsWith(sourceStart, StringComparison.OrdinalIgnoreCase), LogFilterDecision.Drop);

    /// <summary>Drops events whose source contains this.</summary>
    public LogFilterBuilder ExcludeSourceContaining(string sourcePart) =>
        Source(source => source.Contains(sourcePart, StringComparison.OrdinalIgnoreCase), LogFilterDecision.Drop);

    /// <summary>Drops events whose source ends so.</summary>
    public LogFilterBuilder ExcludeSourceEndingWith(string sourceEnd) =>
        Source(source => source.EndsWith(sourceEnd, StringComparison.OrdinalIgnoreCase), LogFilterDecision.Drop);

    /// <summary>Drops events whose text contains this.</summary>
    public LogFilterBuilder ExcludeMessageContaining(string messagePart) =>
        Message(text => text.Contains(messagePart, StringComparison.OrdinalIgnoreCase));

    /// <summary>Drops events whose text matches.</summary>
    public LogFilterBuilder ExcludeMessageRegex(Regex regex) => Message(regex.IsMatch);

    /// <summary>Keeps only events whose source is this one.</summary>
    public LogFilterBuilder IncludeSourceExactly(string sourceExactly) =>
        Source(source => source != sourceExactly, LogFilterDecision.Drop);

    /// <summary>Keeps only events whose source starts so.</summary>
    public LogFilterBuilder IncludeSourceStartingWith(string sourceStart) =>
        Source(source => !source.StartsWith(sourceStart, StringComparison.OrdinalIgnoreCase), LogFilterDecision.Drop);

    /// <summary>Keeps only events whose source contains this.</summary>
    public LogFilterBuilder IncludeSourceContaining(string sourcePart) =>
        Source(source => !source.Contains(sourcePart, StringComparison.OrdinalIgnoreCase), LogFilterDecision.Drop);

    /// <summary>Keeps only events whose source ends so.</summary>
    public LogFilterBuilder IncludeSourceEndingWith(string sourceEnd) =>
        Source(source => !source.EndsWith(sourceEnd, StringComparison.OrdinalIgnoreCase), LogFilterDecision.Drop);

    /// <summary>Keeps only events whose text contains this.</summary>
    public LogFilterBuilder IncludeMessageContaining(string messagePart) =>
        Message(text => !text.Contains(messagePart, StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps only events whose text matches.</summary>
    public LogFilterBuilder IncludeMessageRegex(Regex regex) => Message(text => !regex.IsMatch(text));

    /// <summary>Adds a filter.</summary>
    public LogFilterBuilder Add(LogFilterBase filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        _filters.Add(filter);
        return this;
    }

    /// <summary>Adds filters.</summary>
    public LogFilterBuilder AddRange(IEnumerable<LogFilterBase> filters)
    {
        _filters.AddRange(filters);
        return this;
    }

    /// <summary>The setup with these filters.</summary>
    public LogFilterSetup Build() => new([.. _filters]);

    private LogFilterBuilder Source(Func<string, bool> fits, LogFilterDecision decision) => Add(new LogFilter(
        LogFilterType.Source, (logEvent, _) => fits(logEvent.LogSource) ? decision : LogFilterDecision.NoDecision));

    private LogFilterBuilder Message(Func<string, bool> drops) => Add(new LogFilter(
        LogFilterType.Content, (_, text) => drops(text) ? LogFilterDecision.Drop : LogFilterDecision.NoDecision));
}
