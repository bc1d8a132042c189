namespace Permagent.Journal.Events;

/// <summary>Events of one stream that are stored all or not at all.</summary>
/// <param name="PersistenceId">The stream.</param>
/// <param name="Events">At least one event, with consecutive numbers.</param>
public sealed record JournalWrite(string PersistenceId, IReadOnlyList<JournalEvent> Events);
