namespace Permagent.Journal.Errors;

/// <summary>No room: the disk is full or the file holds as many bytes as it may. Nothing was written.</summary>
/// <param name="path">The journal file.</param>
/// <param name="inner">The error of SQLite.</param>
public sealed class JournalFullException(string path, Exception inner)
    : JournalException(
        path,
        $"The journal '{path}' cannot grow: the disk is full or the file has reached its limit. "
        + "Nothing was written. Free space on that disk, then start again.",
        inner);
