using Permagent.Kernel.Hosting;

namespace Permagent.Journal.Events;

/// <summary>One event to be written.</summary>
/// <param name="SequenceNr">Its number in the stream, from 1, without gaps.</param>
/// <param name="Writer">The writing instance, so that a replay can tell two writers apart.</param>
/// <param name="Timestamp">When it was made: UTC, in ticks of 100 ns.</param>
/// <param name="Serializer">Who turned it into bytes.</param>
/// <param name="Manifest">The written name of its type.</param>
/// <param name="Payload">Its bytes.</param>
public sealed record JournalEvent(
    long SequenceNr,
    string Writer,
    long Timestamp,
    int Serializer,
    string Manifest,
    ReadOnlyMemory<byte> Payload)
{
    /// <summary>Words under which the event can be found besides its stream. Default: none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Rows for other stores, written in the same transaction. Default: none.</summary>
    public IReadOnlyList<OutboxRow> Outbox { get; init; } = [];
}
