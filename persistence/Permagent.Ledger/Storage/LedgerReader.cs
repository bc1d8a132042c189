using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>One connection for short reads, used by one call at a time.</summary>
internal sealed class LedgerReader(string path) : IDisposable
{
    private readonly Lock _one = new();
    private SqliteConnection? _connection;
    private bool _closed;

    /// <summary>Reads on the kept connection.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        lock (_one)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            try
            {
                _connection ??= Database.OpenReader(path);
                return work(_connection);
            }
            catch (SqliteException failure) when (Database.IsDamage(failure))
            {
                throw Database.Damaged(path, failure);
            }
        }
    }

    public void Dispose()
    {
        lock (_one)
        {
            _closed = true;
            _connection?.Dispose();
        }
    }
}
