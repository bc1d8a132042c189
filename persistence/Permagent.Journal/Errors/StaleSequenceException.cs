namespace Permagent.Journal.Errors;

/// <summary>A write did not begin at the number after the highest one: another writer has the same persistence id,
/// or the caller missed an event. Nothing of the write was stored.</summary>
/// <param name="path">The journal file.</param>
/// <param name="persistenceId">The stream.</param>
/// <param name="expected">The number that the write had to begin with: highest plus one.</param>
/// <param name="given">The number that it began with.</param>
public sealed class StaleSequenceException(string path, string persistenceId, long expected, long given)
    : JournalException(
        path,
        $"A write to '{persistenceId}' begins with number {given}, but {expected} comes next. "
        + $"Nothing of it was stored in '{path}'. Two actors may be using this persistence id.")
{
    /// <summary>The stream.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>The number that the write had to begin with.</summary>
    public long Expected { get; } = expected;

    /// <summary>The number that it began with.</summary>
    public long Given { get; } = given;
}
