#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence.Snapshot;

/// <summary>A stored snapshot is damaged; an older one may still be whole.</summary>
/// <param name="sequenceNr">The number of the damaged snapshot.</param>
/// <param name="message">What is wrong.</param>
/// <param name="cause">The store's or the serializer's error.</param>
public sealed class SnapshotUnreadableException(long sequenceNr, string message, Exception cause)
    : AkkaException(message, cause)
{
    /// <summary>The number of the damaged snapshot.</summary>
    public long SequenceNr { get; } = sequenceNr;
}
