#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>Told to a recovering actor before the events that came after the snapshot.</summary>
/// <param name="Metadata">Which snapshot.</param>
/// <param name="Snapshot">The state.</param>
public sealed record SnapshotOffer(SnapshotMetadata Metadata, object Snapshot);
