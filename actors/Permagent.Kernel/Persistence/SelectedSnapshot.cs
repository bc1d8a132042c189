#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>A snapshot that was found.</summary>
/// <param name="Metadata">Which snapshot.</param>
/// <param name="Snapshot">The state, or its bytes as a <see cref="Hosting.SerializedObject"/>.</param>
public sealed record SelectedSnapshot(SnapshotMetadata Metadata, object Snapshot);
