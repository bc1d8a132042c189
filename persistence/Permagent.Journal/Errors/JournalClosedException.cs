namespace Permagent.Journal.Errors;

/// <summary>The journal was closed before the call was carried out. Nothing of it was written.</summary>
/// <param name="path">The journal file.</param>
public sealed class JournalClosedException(string path)
    : JournalException(path, $"The journal '{path}' is closed; nothing of this call was written.");
