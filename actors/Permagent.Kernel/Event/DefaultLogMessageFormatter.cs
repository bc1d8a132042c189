#nullable disable
using System.Globalization;

namespace Permagent.Kernel.Event;

/// <summary>Composite formats, as in <see cref="string.Format(string, object[])"/>, the same in every culture.
/// </summary>
public sealed class DefaultLogMessageFormatter : ILogMessageFormatter
{
    private DefaultLogMessageFormatter()
    {
    }

    /// <summary>The one instance.</summary>
    public static DefaultLogMessageFormatter Instance { get; } = new();

    /// <inheritdoc/>
    public string Format(string format, params object[] args) =>
        string.Format(CultureInfo.InvariantCulture, format, args);

    /// <inheritdoc/>
    public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
}
