using System.Diagnostics.CodeAnalysis;

namespace Permagent.Brain.Store;

/// <summary>Connections that read, opened when needed and kept.</summary>
internal sealed class BrainReaders : IDisposable
{
    private readonly BrainFile _file;
    [SuppressMessage("Usage", "CA2213", Justification = "Holds no handle, and readers may still give back.")]
    private readonly SemaphoreSlim _free;
    private readonly Stack<Db> _idle = new();
    private readonly Lock _gate = new();
    private bool _closed;

    public BrainReaders(BrainFile file)
    {
        _file = file;
        _free = new SemaphoreSlim(Math.Min(8, 2 * Environment.ProcessorCount));
    }

    /// <summary>Runs a query in one read transaction on the calling thread.</summary>
    public T Read<T>(Func<Db, T> query, CancellationToken cancellationToken)
    {
        _free.Wait(cancellationToken);
        try
        {
            return InTransaction(query);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            while (_idle.TryPop(out var db)) db.Dispose();
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "Given back when all went well, else disposed.")]
    private T InTransaction<T>(Func<Db, T> query)
    {
        var db = Take();
        try
        {
            db.Run("BEGIN");
            var found = query(db);
            db.Run("COMMIT");
            Give(db);
            return found;
        }
        catch
        {
            // A connection in an unknown state is not used again.
            db.Dispose();
            throw;
        }
    }

    private Db Take()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_idle.TryPop(out var db)) return db;
        }

        return _file.OpenReader();
    }

    private void Give(Db db)
    {
        lock (_gate)
        {
            if (!_closed) _idle.Push(db);
            else db.Dispose();
        }
    }
}
