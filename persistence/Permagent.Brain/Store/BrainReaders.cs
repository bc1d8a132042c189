namespace Permagent.Brain.Store;

/// <summary>Connections that read, opened when needed and kept.</summary>
internal sealed class BrainReaders : IDisposable
{
    private readonly BrainFile _file;
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
            var db = Take();
            db.Run("BEGIN");
            try
            {
                return query(db);
            }
            finally
            {
                db.Run("COMMIT");
                Give(db);
            }
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
