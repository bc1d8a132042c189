using System.Collections.Immutable;
using Permagent.Actors.Ports;

namespace Permagent.Actors.Tests.Fakes;

/// <summary>Outbox rows in memory.</summary>
internal sealed class MemoryOutboxStore : IOutboxStore
{
    private readonly SortedDictionary<long, OutboxItem> _rows = [];
    private long _id;

    /// <summary>Not null: every call fails like this.</summary>
    public Exception? Fault { get; set; }

    public int Count => _rows.Count;

    public void Add(string stream, long version, byte[] body) => _rows[++_id] =
        new OutboxItem(_id, stream, version, body, 0, DateTimeOffset.MinValue);

    public Task<ImmutableArray<OutboxItem>> WaitingAsync(
        string target, long afterId, int countMax, CancellationToken cancellationToken) => Fault is { } fault
        ? Task.FromException<ImmutableArray<OutboxItem>>(fault)
        : Task.FromResult(_rows.Values.Where(row => row.Id > afterId).Take(countMax).ToImmutableArray());

    public Task<bool> WaitsAsync(string target, string stream, long version, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.Values.Any(row => row.Stream == stream && row.Version <= version));

    public Task DeliveredAsync(long id, CancellationToken cancellationToken)
    {
        _rows.Remove(id);
        return Task.CompletedTask;
    }

    public Task RetryAsync(long id, DateTimeOffset nextDue, CancellationToken cancellationToken)
    {
        _rows[id] = _rows[id] with { Tries = _rows[id].Tries + 1, NextDue = nextDue };
        return Task.CompletedTask;
    }
}
