using Microsoft.Data.Sqlite;
using Permagent.Journal.Events;
using Permagent.Journal.Queries;

namespace Permagent.Journal.Storage;

/// <summary>Carries out calls in one transaction with one sync. One thread at a time.</summary>
internal sealed class GroupCommit(string path, SqliteConnection connection, EventTable events, CommitSignal commits)
    : IDisposable
{
    private readonly Savepoint _savepoint = new(connection);

    public void Run(IReadOnlyList<WriteItem> items)
    {
        var failure = Try(items);
        if (failure is null) return;
        if (items.Count == 1 || SqliteErrors.IsOfFile(failure))
        {
            foreach (var item in items) item.Fail(failure);
            return;
        }

        // Each alone, so that only the faulty one fails.
        foreach (var item in items)
        {
            var own = Try([item]);
            if (own is not null) item.Fail(own);
        }
    }

    public void Dispose() => _savepoint.Dispose();

    private Exception? Try(IReadOnlyList<WriteItem> items)
    {
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var context = new WriteContext(connection, transaction, _savepoint);
            foreach (var item in items)
            {
                if (!item.Run(context)) events.Forget();
            }

            transaction.Commit();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            events.Forget();
            return SqliteErrors.Map(path, failure);
        }

        foreach (var item in items) item.Complete();
        commits.Raise();
        return null;
    }
}
