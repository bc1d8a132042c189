namespace Permagent.Journal.Outbox;

/// <summary>An outbox row as it is stored.</summary>
/// <param name="Id">Its place in the order of all rows.</param>
/// <param name="PersistenceId">The stream of its event.</param>
/// <param name="SequenceNr">The number of its event.</param>
/// <param name="Key">Unique at the target.</param>
/// <param name="Target">Who takes it.</param>
/// <param name="Body">What is delivered.</param>
/// <param name="BodyHash">SHA-256 of the body when it was written.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Tries">How often its delivery has failed.</param>
/// <param name="NextDue">Not to be tried before.</param>
public sealed record OutboxEntry(
    long Id,
    string PersistenceId,
    long SequenceNr,
    string Key,
    string Target,
    ReadOnlyMemory<byte> Body,
    ReadOnlyMemory<byte> BodyHash,
    OutboxState State,
    int Tries,
    DateTimeOffset NextDue);
