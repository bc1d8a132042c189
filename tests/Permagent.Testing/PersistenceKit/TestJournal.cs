#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Testing.PersistenceKit;

/// <summary>A journal in memory that fails, refuses and waits as a test tells it.</summary>
public sealed class TestJournal : AsyncWriteJournal
{
    private readonly TestPersistence _test = TestPersistence.Of(Context.System);

    /// <summary>What the interceptor said of events that are about to be written.</summary>
    private readonly Dictionary<(string Id, long Number), Task> _said = [];

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
        foreach (Persistent one in _test.Events.Read(persistenceId, fromSequenceNr, toSequenceNr, max))
        {
            await _test.Recovery.InterceptAsync(one).ConfigureAwait(true);
            recoveryCallback(one);
        }
    }

    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) =>
        Task.FromResult(_test.Events.HighestSequenceNr(persistenceId));

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages)
    {
        AtomicWrite[] writes = [.. messages];
        Task[][] said = [.. writes.Select(write => write.Events.Select(Take).ToArray())];
        Exception[] refusals = new Exception[writes.Length];
        for (int i = 0; i < writes.Length; i++)
        {
            try
            {
                await Task.WhenAll(said[i]).ConfigureAwait(true);
                _test.Events.Append([.. writes[i].Events.Cast<Persistent>()]);
            }
            catch (TestJournalRejectionException refusal)
            {
                refusals[i] = refusal;
            }
        }

        return [.. refusals];
    }

    /// <inheritdoc/>
    protected override void CheckEvent(Persistent prepared)
    {
        // Asked here, a refusal leaves its number to the next event of the batch; what takes its time is awaited later.
        Task said = _test.Write.InterceptAsync(prepared);
        if (said.Exception?.InnerException is TestJournalRejectionException refusal)
        {
            throw refusal;
        }

        _said[(prepared.PersistenceId, prepared.SequenceNr)] = said;
    }

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr)
    {
        _test.Events.Delete(persistenceId, toSequenceNr);
        return Task.CompletedTask;
    }

    private Task Take(IPersistentRepresentation one)
    {
        _said.Remove((one.PersistenceId, one.SequenceNr), out Task said);
        return said ?? Task.CompletedTask;
    }
}
