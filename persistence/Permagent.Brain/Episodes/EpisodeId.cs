using System.Diagnostics.CodeAnalysis;

namespace Permagent.Brain.Episodes;

/// <summary>Id of an episode; equal content at the same place gives the same id.</summary>
/// <param name="Value">The 16 bytes.</param>
public readonly record struct EpisodeId(Key128 Value)
{
    /// <summary>Reads the shown form of 26 characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EpisodeId id)
    {
        var read = Key128.TryParse(text, out var key);
        id = new(key);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
