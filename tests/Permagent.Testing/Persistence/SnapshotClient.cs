using Permagent.Kernel.Persistence;
using Xunit;

namespace Permagent.Testing.Persistence;

/// <summary>Speaks to a snapshot store as a persistent actor does. Snapshot n is taken n minutes after noon.</summary>
internal sealed class SnapshotClient(ISpecHost host)
{
    private readonly SpecInbox _inbox = new(host);

    public static DateTime Noon { get; } = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    public void Send(object message) => _inbox.Send(message);

    public Task<T> ReceiveAsync<T>() => _inbox.ReceiveAsync<T>();

    public async Task SaveAsync(int number, object state, string id = "a")
    {
        Send(new SaveSnapshot(new SnapshotMetadata(id, number, Noon.AddMinutes(number)), state));
        Assert.Equal(number, (await ReceiveAsync<SaveSnapshotSuccess>()).Metadata.SequenceNr);
    }

    public async Task DeleteAsync(long number, DateTime time)
    {
        Send(new DeleteSnapshot(new SnapshotMetadata("a", number, time)));
        _ = await ReceiveAsync<DeleteSnapshotSuccess>();
    }

    public async Task DeleteAsync(SnapshotSelectionCriteria criteria)
    {
        Send(new DeleteSnapshots("a", criteria));
        _ = await ReceiveAsync<DeleteSnapshotsSuccess>();
    }

    public async Task<object?> LoadAsync(
        SnapshotSelectionCriteria? criteria = null, string id = "a", long to = long.MaxValue)
    {
        Send(new LoadSnapshot(id, criteria ?? SnapshotSelectionCriteria.Latest, to));
        var found = (await ReceiveAsync<LoadSnapshotResult>()).Snapshot;
        if (found is null) return null;
        Assert.Equal(id, found.Metadata.PersistenceId);
        Assert.Equal(Noon.AddMinutes(found.Metadata.SequenceNr), found.Metadata.Timestamp);
        return found.Snapshot;
    }
}
