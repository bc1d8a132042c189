using System.Globalization;

namespace Permagent.Verify.Formats;

/// <summary>Name of one log: <c>permagent/&lt;node-id&gt;/&lt;epoch&gt;</c>.</summary>
public readonly record struct LogOrigin(NodeId Node, int Epoch)
{
    private const string Prefix = "permagent";

    /// <summary>Reads the written form.</summary>
    /// <exception cref="FormatException">Something else was given.</exception>
    public static LogOrigin Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/');
        if (parts.Length != 3 || parts[0] != Prefix
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch))
        {
            throw new FormatException("A log origin is permagent/<node-id>/<epoch>.");
        }

        var origin = new LogOrigin(NodeId.Parse(parts[1]), epoch);
        return origin.ToString() == text ? origin : throw new FormatException("The epoch has leading zeros.");
    }

    /// <summary>The written form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}/{Node}/{Epoch}");
}
