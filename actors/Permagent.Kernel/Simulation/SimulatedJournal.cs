#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Kernel.Simulation;

/// <summary>The journal of a simulated node: writes, syncs, then answers; in between anything may happen.</summary>
public sealed class SimulatedJournal(SimulatedStore store) : AsyncWriteJournal
{
    private readonly TimeProvider _clock = ClockOf(Context.System);

    /// <summary>A journal over a node's disk.</summary>
    public static Props PropsFor(SimulatedStore store) => Props.Create(() => new SimulatedJournal(store));

    /// <inheritdoc/>
    public override async Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        ArgumentNullException.ThrowIfNull(recoveryCallback);
        StoreFaults faults = StoreFaults.Decide(store);
        await faults.WaitAsync(_clock).ConfigureAwait(true);
        faults.Before("the replay");
        foreach (Persistent one in store.Events.Read(persistenceId, fromSequenceNr, toSequenceNr, max))
        {
            recoveryCallback(one.Prepared?.Form is { } bytes ? one.WithPayload(bytes) : one);
        }

        faults.After("the replay");
    }

    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) =>
        Task.FromResult(store.Events.HighestSequenceNr(persistenceId));

    internal static TimeProvider ClockOf(ActorSystem system) => ((ActorSystemImpl)system).Clock;

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        AtomicWrite[] writes = [.. messages];
        StoreFaults faults = StoreFaults.Decide(store);
        faults.Before("the write");
        foreach (AtomicWrite write in writes)
        {
            store.Append(write);
        }

        await faults.WaitAsync(_clock).ConfigureAwait(true);
        store.SyncEvents();
        faults.After("the write");
        foreach (AtomicWrite write in writes)
        {
            store.Acknowledged(write);
        }

        return null;
    }

    /// <inheritdoc/>
    protected override void CheckEvent(Persistent prepared)
    {
        if (store.FaultOccurs(store.Faults.Refusal))
        {
            throw new SimulatedFaultException("Simulated refusal: nothing was written.");
        }
    }

    /// <inheritdoc/>
    protected override async Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr)
    {
        StoreFaults faults = StoreFaults.Decide(store);
        faults.Before("the delete");
        await faults.WaitAsync(_clock).ConfigureAwait(true);
        store.DeleteEvents(persistenceId, toSequenceNr);
        faults.After("the delete");
    }
}
