namespace Permagent.Journal.Snapshots;

/// <summary>The state of one stream at one number, as bytes.</summary>
/// <param name="PersistenceId">The stream.</param>
/// <param name="SequenceNr">The number of the last event that the state contains; 0 before the first.</param>
/// <param name="Timestamp">When it was taken: UTC, in ticks of 100 ns.</param>
/// <param name="Serializer">Who turned it into bytes.</param>
/// <param name="Manifest">The written name of its type.</param>
/// <param name="Payload">Its bytes.</param>
public sealed record StoredSnapshot(
    string PersistenceId,
    long SequenceNr,
    long Timestamp,
    int Serializer,
    string Manifest,
    ReadOnlyMemory<byte> Payload);
