namespace Permagent.Journal.Errors;

/// <summary>Something in the file is not what was written: a gap, a wrong checksum, a malformed page.</summary>
public sealed class JournalCorruptException : JournalException
{
    /// <summary>The whole file cannot be used.</summary>
    public JournalCorruptException(string path, string finding, Exception? inner = null)
        : base(
            path,
            $"The journal '{path}' is damaged: {finding}. Nothing was changed. "
            + "Copy the file aside and restore it from a backup.",
            inner) => Finding = finding;

    /// <summary>One stream cannot be read past <paramref name="sequenceNr"/>; other streams go on.</summary>
    public JournalCorruptException(
        string path, string persistenceId, long sequenceNr, string finding, Exception? inner = null)
        : base(
            path,
            $"The journal '{path}' is damaged at number {sequenceNr} of '{persistenceId}': {finding}. "
            + "Nothing was skipped or changed. Copy the file aside and restore it from a backup.",
            inner)
    {
        Finding = finding;
        PersistenceId = persistenceId;
        SequenceNr = sequenceNr;
    }

    /// <summary>What is wrong, in words.</summary>
    public string Finding { get; }

    /// <summary>The stream it was found in; null when the file as a whole is unusable.</summary>
    public string? PersistenceId { get; }

    /// <summary>The number of the event or snapshot; 0 when the file as a whole is unusable.</summary>
    public long SequenceNr { get; }
}
