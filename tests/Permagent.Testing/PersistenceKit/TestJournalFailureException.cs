namespace Permagent.Testing.PersistenceKit;

/// <summary>A write or replay that a test makes fail.</summary>
public sealed class TestJournalFailureException(string message) : Exception(message);
