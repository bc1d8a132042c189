using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Kernel.Serialization;

namespace Permagent.Kernel.Hosting;

/// <summary>Everything an actor system takes from outside.</summary>
public sealed record ActorSystemOptions
{
    /// <summary>The clock of all timers and time-outs.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>Seed of everything left to chance: uids and jitter.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Most messages of one actor in a row. Default 30: fair and still cheap, as in Akka.NET.</summary>
    public int Throughput { get; init; } = 30;

    /// <summary>Most user messages that wait in a mailbox without an id. Default: null, no limit.</summary>
    public int? MailboxCapacity { get; init; }

    /// <summary>Mailboxes that Props name by an id. Default: none.</summary>
    public ImmutableDictionary<string, MailboxOptions> Mailboxes { get; init; } =
        ImmutableDictionary<string, MailboxOptions>.Empty;

    /// <summary>How long an Ask without a time-out of its own waits. Default: null, for ever.</summary>
    public TimeSpan? AskTimeout { get; init; }

    /// <summary>How long a stop or restart waits for a running async receive. Default: 10 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where log lines go. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>What runs the actors. Default: the thread pool.</summary>
    public DispatcherKind Dispatcher { get; init; } = DispatcherKind.ThreadPool;

    /// <summary>Supervision of the top-level actors. Default: restart at once.</summary>
    public UserStrategy UserStrategy { get; init; } = new();

    /// <summary>The journal's actor, started under <c>/system</c> on first use. Default: null, no persistence.
    /// </summary>
    public Func<ActorSystem, Props>? Journal { get; init; }

    /// <summary>The snapshot store's actor, started under <c>/system</c> on first use. Default: null, no snapshots.
    /// </summary>
    public Func<ActorSystem, Props>? SnapshotStore { get; init; }

    /// <summary>Journals that actors name by an id, beside the default. Default: none.</summary>
    public ImmutableDictionary<string, Func<ActorSystem, Props>> Journals { get; init; } =
        ImmutableDictionary<string, Func<ActorSystem, Props>>.Empty;

    /// <summary>Snapshot stores that actors name by an id, beside the default. Default: none.</summary>
    public ImmutableDictionary<string, Func<ActorSystem, Props>> SnapshotStores { get; init; } =
        ImmutableDictionary<string, Func<ActorSystem, Props>>.Empty;

    /// <summary>Adapters between events and what the journals keep. Default: none.</summary>
    public ImmutableList<EventAdapterBinding> EventAdapters { get; init; } = [];

    /// <summary>Turns events and snapshots into bytes and back. Default: null, stores keep the objects, which only
    /// those in memory can.</summary>
    public IEventSerializer? EventSerializer { get; init; }

    /// <summary>Serializers by type. Without an <see cref="EventSerializer"/> the stores use them.
    /// Default: none.</summary>
    public ImmutableList<SerializerBinding> Serializers { get; init; } = [];

    /// <summary>Limits of persistent actors. Default: those of its options.</summary>
    public PersistenceOptions Persistence { get; init; } = new();

    /// <summary>The outbox rows an event causes; the journal writes them in the event's transaction.
    /// Default: null, none.</summary>
    public Func<object, IReadOnlyList<OutboxRow>>? OutboxRows { get; init; }

    /// <summary>The phases of a coordinated shutdown. Default: those of its options.</summary>
    public CoordinatedShutdownOptions CoordinatedShutdown { get; init; } = new();

    /// <summary>Answers to ids that these options do not know; null = none.</summary>
    internal SystemHooks? Hooks { get; init; }

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentOutOfRangeException.ThrowIfLessThan(Throughput, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StopTimeout, TimeSpan.Zero);
        foreach (int? capacity in Mailboxes.Values.Select(mailbox => mailbox.Capacity).Append(MailboxCapacity))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(capacity ?? 1, 1);
        }

        UserStrategy.Check();
    }
}
