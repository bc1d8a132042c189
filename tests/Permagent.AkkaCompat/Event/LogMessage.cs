namespace Permagent.Kernel.Event;

/// <summary>A log message before its format and arguments have become a text.</summary>
public abstract class LogMessage(ILogMessageFormatter formatter, string format)
{
    /// <summary>The format.</summary>
    public string Format { get; } = format;

    /// <summary>What makes the text.</summary>
    protected ILogMessageFormatter Formatter { get; } = formatter;

    /// <summary>Format and arguments beside each other, not yet a text.</summary>
    public abstract string Unformatted();

    /// <summary>The arguments.</summary>
    public abstract IEnumerable<object> Parameters();

    /// <inheritdoc/>
    public override string ToString() => Formatter.Format(Format, [.. Parameters()]);
}

/// <summary>A log message with its arguments.</summary>
public sealed class DefaultLogMessage(ILogMessageFormatter formatter, string format, params object[] args)
    : LogMessage(formatter, format)
{
    /// <inheritdoc/>
    public override string Unformatted() => $"{Format} with args [{string.Join(", ", args)}]";

    /// <inheritdoc/>
    public override IEnumerable<object> Parameters() => args;
}
