namespace Permagent.Journal.Errors;

/// <summary>The file was written by a newer program. It is left as it is.</summary>
/// <param name="path">The journal file.</param>
/// <param name="found">The version of the file.</param>
/// <param name="known">The newest version this program can read.</param>
public sealed class JournalNewerException(string path, long found, long known)
    : JournalException(
        path,
        $"The journal '{path}' has schema version {found}; this program knows version {known} at most. "
        + "Use the newer program, or restore a copy that was made before the update.")
{
    /// <summary>The schema version of the file.</summary>
    public long Found { get; } = found;

    /// <summary>The newest schema version that this program knows.</summary>
    public long Known { get; } = known;
}
