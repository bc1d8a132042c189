namespace Permagent.Brain;

/// <summary>The database cannot be used as it is; it was left untouched.</summary>
/// <param name="path">The file.</param>
/// <param name="found">What was found.</param>
public sealed class BrainDamagedException(string path, string found) : Exception(
    $"The memory file {path} is damaged: {found}. It was left as it is. Copy it away, then restore a backup.")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
