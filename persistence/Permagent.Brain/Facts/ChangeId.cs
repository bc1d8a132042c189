using System.Diagnostics.CodeAnalysis;

namespace Permagent.Brain.Facts;

/// <summary>Id of a change record.</summary>
/// <param name="Value">The 16 bytes.</param>
public readonly record struct ChangeId(Key128 Value)
{
    /// <summary>Reads the shown form of 26 characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ChangeId id)
    {
        var read = Key128.TryParse(text, out var key);
        id = new(key);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
