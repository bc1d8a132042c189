using System.Globalization;

namespace Permagent.Brain;

/// <summary>The database was written by a newer program; it was left untouched.</summary>
/// <param name="path">The file.</param>
/// <param name="found">Its schema.</param>
/// <param name="known">The newest schema that this program knows.</param>
public sealed class BrainTooNewException(string path, long found, long known) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"The memory file {path} has schema {found}; this program knows up to {known}. Use the newer program."))
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
