using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;

namespace Permagent.Journal.Storage;

/// <summary>Lends reading connections, one page at a time. Any thread; waits while all are lent.</summary>
internal sealed class ReaderPool(string path, int readersMax)
{
    private readonly object _gate = new(); // Monitor.Wait needs an object, not a Lock.
    private readonly Stack<SqliteConnection> _idle = new();
    private int _lent;
    private bool _closed;

    [SuppressMessage("Reliability", "CA2000", Justification = "The connection goes back to the pool, or is dropped.")]
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        SqliteConnection? connection = null;
        var whole = false;
        try
        {
            connection = Take() ?? JournalConnections.OpenReader(path);
            var result = work(connection);
            whole = true;
            return result;
        }
        catch (SqliteException failure) when (SqliteErrors.IsOfFile(failure))
        {
            throw SqliteErrors.Map(path, failure);
        }
        finally
        {
            if (!Return(connection, whole) && connection is not null) JournalConnections.Drop(connection);
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
            while (_idle.TryPop(out var connection)) JournalConnections.Drop(connection);
        }
    }

    /// <summary>An idle connection, or null for leave to open one.</summary>
    private SqliteConnection? Take()
    {
        lock (_gate)
        {
            while (_lent >= readersMax && !_closed) _ = Monitor.Wait(_gate);
            _lent++;
            if (_closed) throw new JournalClosedException(path);
            return _idle.TryPop(out var idle) ? idle : null;
        }
    }

    /// <summary>Takes a connection back; false when it has to be dropped: after a failure, or when all is closed.
    /// </summary>
    private bool Return(SqliteConnection? connection, bool whole)
    {
        lock (_gate)
        {
            _lent--;
            Monitor.Pulse(_gate);
            if (connection is null || !whole || _closed) return false;
            _idle.Push(connection);
            return true;
        }
    }
}
