namespace Permagent.Testing.PersistenceKit;

/// <summary>A write that a test makes the journal refuse.</summary>
public sealed class TestJournalRejectionException(string message) : Exception(message);
