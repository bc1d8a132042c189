namespace Permagent.Testing.PersistenceKit;

/// <summary>A call of the snapshot store that a test makes fail.</summary>
public sealed class TestSnapshotStoreFailureException(string message) : Exception(message);
