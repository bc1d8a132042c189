namespace Permagent.Kernel.Persistence;

/// <summary>Limits of persistent actors.</summary>
public sealed record PersistenceOptions
{
    /// <summary>Most actors that recover at the same time. Default: 50; more only makes them wait for one
    /// disk.</summary>
    public int RecoveriesMax { get; init; } = 50;

    /// <summary>Longest wait for the next event or snapshot of a recovery. Default: 30 s, far above a page of events
    /// from a slow disk.</summary>
    public TimeSpan RecoveryEventTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most envelopes of one write. Default: 200; a write in flight gathers what comes meanwhile.</summary>
    public int BatchMax { get; init; } = 200;

    /// <summary>Most events that a recovering actor asks for at a time. Default: 500, one page of the journal; more
    /// would fill its mailbox faster than it can apply them.</summary>
    public int ReplayPageMax { get; init; } = 500;

    /// <summary>Most commands held back while an actor persists or recovers. Default: 10,000; past it the actor's
    /// <see cref="Eventsourced.InternalStashOverflowStrategy"/> decides.</summary>
    public int InternalStashMax { get; init; } = 10_000;

    /// <summary>When a journal that fails is left alone. Default: after 10 failures for 30 s, a call of more than 10 s
    /// counts as failed; as in Akka.NET.</summary>
    public BreakerOptions JournalBreaker { get; init; } =
        new(10, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));

    /// <summary>When a snapshot store that fails is left alone. Default: after 5 failures for 60 s, a call of more than
    /// 20 s counts as failed; as in Akka.NET.</summary>
    public BreakerOptions SnapshotBreaker { get; init; } =
        new(5, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60));

    /// <summary>How unconfirmed messages are delivered again. Default: every 5 s, 10,000 at a time, a warning after 5
    /// attempts, at most 100,000 open; as in Akka.NET.</summary>
    public PersistenceSettings.AtLeastOnceDeliverySettings AtLeastOnceDelivery { get; init; } =
        new(TimeSpan.FromSeconds(5), 10_000, 5, 100_000);
}
