using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>Commits, the head file and the signed heads; all on the thread that writes.</summary>
internal sealed partial class LedgerWriter
{
    private void RunAll(List<WriteJob> jobs)
    {
        for (var done = 0; done < jobs.Count;) done += RunGroup(jobs[done..]);
    }

    /// <summary>Runs calls in one transaction until it is large enough; how many were taken.</summary>
    private int RunGroup(List<WriteJob> jobs)
    {
        if (_closed)
        {
            jobs.ForEach(job => job.Fail(new ObjectDisposedException(nameof(LedgerFile), "The ledger is closed.")));
            return jobs.Count;
        }

        var transaction = new LedgerTransaction(_connection, _context, _tail);
        var (good, taken) = (new List<WriteJob>(), 0);
        try
        {
            _connection.Run("BEGIN IMMEDIATE");
            foreach (var job in jobs.TakeWhile(_ => HasRoom(transaction)))
            {
                taken++;
                if (RunOne(transaction, job)) good.Add(job);
            }

            _connection.Run("COMMIT");
        }
        catch (Exception failure) when (failure is SqliteException or IOException)
        {
            RollBack(failure, good.Append(jobs[Math.Max(taken - 1, 0)]).Distinct());
            return Math.Max(taken, 1);
        }

        _tail = transaction.Tail;
        if (transaction.NewKeys is { } keys) _context.Keys = keys;
        good.ForEach(job => job.Succeed());
        AfterCommit(transaction);
        return taken;
    }

    private bool HasRoom(LedgerTransaction transaction) =>
        transaction.Appended.Count < _options.BatchEntriesMax && transaction.Bytes < _options.BatchBytesMax;

    private static bool RunOne(LedgerTransaction transaction, WriteJob job)
    {
        if (job.IsCancelled)
        {
            job.Fail(new OperationCanceledException());
            return false;
        }

        try
        {
            transaction.Guarded(job.Run);
            return true;
        }
        catch (Exception failure) when (!Database.IsFull(failure) && !IsDamage(failure))
        {
            // The caller's mistake, or an answer nobody likes; the others in the group go on.
            job.Fail(failure);
            return false;
        }
    }

    private static bool IsDamage(Exception failure) => failure is SqliteException sqlite && Database.IsDamage(sqlite);

    private void RollBack(Exception failure, IEnumerable<WriteJob> jobs)
    {
        // SQLite has rolled back by itself after some errors; then there is nothing left to do.
        if (IsInTransaction()) _connection.Run("ROLLBACK");
        var told = Told(failure);
        foreach (var job in jobs) job.Fail(told);
        if (told is LedgerFullException && !Full) OnFull();
    }

    private Exception Told(Exception failure) => failure switch
    {
        SqliteException sqlite when Database.IsDamage(sqlite) => Database.Damaged(_context.Home.DatabasePath, sqlite),
        _ when Database.IsFull(failure) => new LedgerFullException(
            $"No room for {_context.Home.DatabasePath} ({failure.Message}). Free some space; nothing was lost.",
            failure),
        _ => failure,
    };

    private bool IsInTransaction() =>
        SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    private void OnFull()
    {
        Full = true;
        _ballast.GiveUp();
        var incident = new EntryDraft
        {
            Type = EntryTypes.Incident,
            Actor = new EntryActor(ActorKinds.System),
            Data = Data.Of(json => json.WriteString("kind", "disk_full")),
        };

        // The room of the ballast is for this entry. Without even that room the flag alone says it.
        RunGroup([new WriteJob<long>(t => t.Append(incident.AllObserved()), CancellationToken.None)]);
    }

    /// <summary>Tries to hold the ballast again; true when actions may go on.</summary>
    public bool Recover()
    {
        if (Full) Full = !_ballast.TryHold();
        return !Full;
    }

    private void AfterCommit(LedgerTransaction transaction)
    {
        if (transaction.Appended.Count > 0)
        {
            _headBehind = true;
            WriteHead();
            Tell([.. transaction.Appended]);
            _later?.Change(_options.CheckpointDelay, Timeout.InfiniteTimeSpan);
        }

        var many = _tail.Tree.Size - _signedSize >= _options.CheckpointEntriesMax;
        if (many || transaction.WantsCheckpoint) SignHead();
    }

    private void Tell(ImmutableArray<AppendedEntry> appended)
    {
        try
        {
            _options.Appended?.Invoke(appended);
            ListenerFailure = null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The entries are durable and their callers were answered: a listener's fault ends nothing here.
            ListenerFailure = failure.Message;
        }
    }

    private void WriteHead()
    {
        if (!_headBehind) return;
        try
        {
            _head.Write(_context.Origin, Head);
            _headBehind = false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The entries are durable; only signing waits until the head can be kept.
            HeadFailure = Told(failure);
        }
    }

    /// <summary>Why the head could not be kept or signed the last time; null = it was.</summary>
    public Exception? HeadFailure { get; private set; }

    /// <summary>What the listener of commits threw the last time; null = it did not.</summary>
    public string? ListenerFailure { get; private set; }

    private void SignHead()
    {
        var head = Head;
        WriteHead();
        if (_headBehind || Diverged is not null) return;
        try
        {
            // One note for a size for ever: a second signature over it would differ.
            if (head.Size != _signedSize) Sign(head);
            HeadFailure = null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A key that does not answer, or no room: the entries are durable, and the next commit tries again.
            HeadFailure = Told(failure);
        }
    }

    private void Sign(MerkleHead head)
    {
        var note = new Checkpoint(_context.Origin, head).Sign(_context.Signer).Write();
        _connection.Run(
            "INSERT OR IGNORE INTO checkpoint(size, root, note) VALUES($1,$2,$3)", head.Size, head.Root, note);
        _signedSize = head.Size;
    }
}
