#nullable disable

namespace Permagent.Kernel.Event;

/// <summary>Makes a log event's text of a format and its arguments.</summary>
public interface ILogMessageFormatter
{
    /// <summary>The text.</summary>
    string Format(string format, params object[] args);

    /// <summary>The text.</summary>
    string Format(string format, IEnumerable<object> args);
}
