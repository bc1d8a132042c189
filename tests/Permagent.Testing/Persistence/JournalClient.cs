using System.Collections.Immutable;
using Permagent.Kernel.Persistence;
using Xunit;

namespace Permagent.Testing.Persistence;

/// <summary>Speaks to a journal as a persistent actor does.</summary>
internal sealed class JournalClient(ISpecHost host)
{
    private readonly SpecInbox _inbox = new(host);

    public static AtomicWrite Write(params Persistent[] events) =>
        new(ImmutableArray.CreateRange<IPersistentRepresentation>(events));

    public void Send(params AtomicWrite[] writes) => _inbox.Send(new WriteMessages(writes, _inbox.Ref, 1));

    /// <summary>The next answer to an event; that to the whole batch, which comes before, is passed over unless it is
    /// asked for.</summary>
    public async Task<T> ReceiveAsync<T>()
    {
        while (true)
        {
            switch (await _inbox.ReceiveAsync<object>())
            {
                case T wanted and not (WriteMessagesSuccessful or WriteMessagesFailed):
                    return wanted;
                case WriteMessagesSuccessful or WriteMessagesFailed:
                    break;
                case var other:
                    throw new InvalidOperationException($"{typeof(T).Name} was expected; {other} came.");
            }
        }
    }

    /// <summary>The next answer, whatever it is.</summary>
    public Task<object> ReceiveAnyAsync() => _inbox.ReceiveAsync<object>();

    /// <summary>Stores texts, each as a write of its own.</summary>
    public async Task StoreAsync(string id, long first, params string[] texts)
    {
        Send([.. texts.Select((text, index) => Write(new Persistent(text, first + index, id)))]);
        foreach (var text in texts)
            Assert.Equal(text, (await ReceiveAsync<WriteMessageSuccess>()).Persistent.Payload);
    }

    public async Task DeleteAsync(string id, long to)
    {
        _inbox.Send(new DeleteMessagesTo(id, to, _inbox.Ref));
        _ = await ReceiveAsync<DeleteMessagesSuccess>();
    }

    /// <summary>All texts of a stream with their numbers.</summary>
    public async Task<List<(long Number, string Text)>> PairsAsync(string id)
    {
        var (events, _) = await ReplayAsync(id, 1, long.MaxValue, long.MaxValue);
        return [.. events.Select(one => (one.SequenceNr, (string)one.Payload))];
    }

    public async Task<(List<IPersistentRepresentation> Events, long Highest)> ReplayAsync(
        string id, long from, long to, long max)
    {
        _inbox.Send(new ReplayMessages(from, to, max, id, _inbox.Ref));
        var events = new List<IPersistentRepresentation>();
        while (true)
        {
            switch (await ReceiveAsync<object>())
            {
                case ReplayedMessage replayed:
                    events.Add(replayed.Persistent);
                    break;
                case RecoverySuccess success:
                    return (events, success.HighestSequenceNr);
                case var other:
                    throw new InvalidOperationException($"The replay was answered by {other}.");
            }
        }
    }
}
