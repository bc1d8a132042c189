namespace Permagent.Journal.Events;

/// <summary>One event as it was read; its checksum has been verified.</summary>
/// <param name="Ordinal">Its place in the global order of the file, rising, never reused, with gaps.</param>
/// <param name="PersistenceId">The stream.</param>
/// <param name="SequenceNr">Its number in the stream.</param>
/// <param name="Writer">The writing instance.</param>
/// <param name="Timestamp">When it was made: UTC, in ticks of 100 ns.</param>
/// <param name="Serializer">Who turned it into bytes.</param>
/// <param name="Manifest">The written name of its type.</param>
/// <param name="Payload">Its bytes.</param>
public sealed record StoredEvent(
    long Ordinal,
    string PersistenceId,
    long SequenceNr,
    string Writer,
    long Timestamp,
    int Serializer,
    string Manifest,
    ReadOnlyMemory<byte> Payload);
