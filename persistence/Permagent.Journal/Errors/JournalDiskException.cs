namespace Permagent.Journal.Errors;

/// <summary>The disk or the file system refused to read, write or sync. What of the last write is on disk is unknown
/// until the file is opened again.</summary>
/// <param name="path">The journal file.</param>
/// <param name="inner">The error of SQLite or of the file system.</param>
public sealed class JournalDiskException(string path, Exception inner)
    : JournalException(
        path,
        $"The journal '{path}' could not be read or written: {inner.Message} "
        + "Check that the folder exists, that you own it and that the disk works.",
        inner);
