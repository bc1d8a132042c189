namespace Permagent.Bench.Journal;

/// <summary>What is written: commits of so many events, spread evenly over streams.</summary>
/// <param name="Streams">Streams of one commit; each gets one write.</param>
internal sealed record Shape(int Streams)
{
    /// <summary>Commits of one run.</summary>
    public const int Batches = 200;

    /// <summary>Events of one commit.</summary>
    public const int EventsOfBatch = 64;

    /// <summary>Bytes of one event.</summary>
    public const int PayloadBytes = 200;

    /// <summary>Events of one run.</summary>
    public const int Events = Batches * EventsOfBatch;

    /// <summary>Events of one write.</summary>
    public int EventsOfWrite => EventsOfBatch / Streams;
}
