using Permagent.Actors.Ports;
using Permagent.Journal;
using Permagent.Journal.Outbox;

namespace Permagent.Node.Adapters;

/// <summary>The outbox of the actors in <c>journal.db</c>.</summary>
internal sealed class JournalOutboxStore(JournalFile journal) : IOutboxStore
{
    /// <inheritdoc/>
    public Task<ImmutableArray<OutboxItem>> WaitingAsync(
        string target, long afterId, int countMax, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = journal.Outbox.Read(target, OutboxState.Waiting, afterId, countMax);
        return Task.FromResult(rows.Select(row => new OutboxItem(
            row.Id, row.PersistenceId, row.SequenceNr, row.Body, row.Tries, row.NextDue)).ToImmutableArray());
    }

    /// <inheritdoc/>
    public Task<bool> WaitsAsync(string target, string stream, long version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(journal.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT EXISTS(SELECT 1 FROM outbox o JOIN stream s ON s.id = o.stream "
                + "WHERE o.target = $target AND s.persistence_id = $stream AND o.seq <= $version)";
            command.Parameters.AddWithValue("$target", target);
            command.Parameters.AddWithValue("$stream", stream);
            command.Parameters.AddWithValue("$version", version);
            return (long)command.ExecuteScalar()! == 1;
        }));
    }

    /// <inheritdoc/>
    public Task DeliveredAsync(long id, CancellationToken cancellationToken) =>
        journal.Outbox.DeliveredAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task RetryAsync(long id, DateTimeOffset nextDue, CancellationToken cancellationToken) =>
        journal.Outbox.RetryAsync(id, nextDue, cancellationToken);
}
