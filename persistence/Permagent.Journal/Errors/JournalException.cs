namespace Permagent.Journal.Errors;

/// <summary>The journal file could not do what was asked. The message says what, where and what to do.</summary>
/// <param name="path">The journal file.</param>
/// <param name="message">What happened and what to do about it.</param>
/// <param name="inner">The error of SQLite or of the file system; null where the journal itself noticed.</param>
public abstract class JournalException(string path, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The journal file.</summary>
    public string Path { get; } = path;
}
