namespace Permagent.Kernel.Event;

/// <summary>What a filter says about an event.</summary>
public enum LogFilterDecision
{
    /// <summary>Keep it.</summary>
    Keep,

    /// <summary>Drop it.</summary>
    Drop,

    /// <summary>Nothing.</summary>
    NoDecision,
}

/// <summary>What a filter looks at.</summary>
public enum LogFilterType
{
    /// <summary>The event's source.</summary>
    Source,

    /// <summary>The event's text.</summary>
    Content,
}

/// <summary>Decides whether a log event is kept.</summary>
public abstract class LogFilterBase
{
    /// <summary>What it looks at.</summary>
    public abstract LogFilterType FilterType { get; }

    /// <summary>The decision; <paramref name="expandedMessage"/> is the text when the caller has it.</summary>
    public abstract LogFilterDecision ShouldKeepMessage(LogEvent content, string expandedMessage = null);
}

/// <summary>A filter made of a question.</summary>
internal sealed class LogFilter(LogFilterType type, Func<LogEvent, string, LogFilterDecision> decide) : LogFilterBase
{
    public override LogFilterType FilterType => type;

    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string expandedMessage = null) =>
        decide(content, expandedMessage ?? content.Message.ToString());
}
