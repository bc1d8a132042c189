#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>A message between a persistent actor and its stores.</summary>
public interface IPersistenceMessage;

/// <summary>Asks the snapshot store for the newest snapshot that fits.</summary>
public sealed record LoadSnapshot(string PersistenceId, SnapshotSelectionCriteria Criteria, long ToSequenceNr)
    : IPersistenceMessage
{
    /// <summary>Comes back in the answer, so that a new instance knows one for an older instance. Default: 0.</summary>
    public int ActorInstanceId { get; init; }
}

/// <summary>The answer; the snapshot is null when none fits.</summary>
public sealed record LoadSnapshotResult(SelectedSnapshot Snapshot, long ToSequenceNr) : IPersistenceMessage
{
    /// <summary>The number of the request.</summary>
    public int ActorInstanceId { get; init; }
}

/// <summary>No snapshot could be read, though some fit.</summary>
public sealed record LoadSnapshotFailed(Exception Cause) : IPersistenceMessage
{
    /// <summary>The number of the request.</summary>
    public int ActorInstanceId { get; init; }
}

/// <summary>Stores a snapshot; one of the same number is replaced.</summary>
public sealed record SaveSnapshot(SnapshotMetadata Metadata, object Snapshot) : IPersistenceMessage;

/// <summary>The snapshot is durable.</summary>
public sealed record SaveSnapshotSuccess(SnapshotMetadata Metadata);

/// <summary>The snapshot was not stored.</summary>
public sealed record SaveSnapshotFailure(SnapshotMetadata Metadata, Exception Cause);

/// <summary>Deletes one snapshot.</summary>
public sealed record DeleteSnapshot(SnapshotMetadata Metadata) : IPersistenceMessage;

/// <summary>The snapshot is gone.</summary>
public sealed record DeleteSnapshotSuccess(SnapshotMetadata Metadata);

/// <summary>The snapshot was not deleted.</summary>
public sealed record DeleteSnapshotFailure(SnapshotMetadata Metadata, Exception Cause);

/// <summary>Deletes the snapshots that fit.</summary>
public sealed record DeleteSnapshots(string PersistenceId, SnapshotSelectionCriteria Criteria) : IPersistenceMessage;

/// <summary>The snapshots are gone.</summary>
public sealed record DeleteSnapshotsSuccess(SnapshotSelectionCriteria Criteria);

/// <summary>The snapshots were not deleted.</summary>
public sealed record DeleteSnapshotsFailure(SnapshotSelectionCriteria Criteria, Exception Cause);
