using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>The one that writes: takes calls in order, commits them in groups, keeps the head file, signs
/// heads.</summary>
/// <remarks>With an own thread, or inline on the caller's. A group starts when the last commit ends.</remarks>
internal sealed partial class LedgerWriter : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly LedgerContext _context;
    private readonly LedgerOptions _options;
    private readonly HeadFile _head;
    private readonly Ballast _ballast;
    private readonly BlockingCollection<WriteJob>? _queue;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer? _later;
    private readonly Lock _one = new();
    private volatile LogTail _tail;
    private long _signedSize;
    private bool _headBehind = true;
    private volatile bool _closed;

    public LedgerWriter(SqliteConnection connection, LedgerContext context, LedgerOptions options, LogTail tail)
    {
        (_connection, _context, _options, _tail) = (connection, context, options, tail);
        _head = new HeadFile(context.Home.HeadPath);
        _ballast = new Ballast(context.Home.BallastPath, options.Ballast);
        Full = !_ballast.TryHold();
        _signedSize = connection.One("SELECT coalesce(max(size),0) FROM checkpoint", row => row.GetInt64(0));
        if (options.Inline)
        {
            _stopped.SetResult();
            return;
        }

        _queue = new BlockingCollection<WriteJob>(options.QueueMax);
        _later = context.Home.Clock.CreateTimer(
            _ => SignLater(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        new Thread(Loop) { IsBackground = true, Name = "ledger" }.Start();
    }

    /// <summary>Why nothing is written or signed; null = all is well. Set before the first call.</summary>
    public string? Diverged { get; init; }

    /// <summary>The disk was full, and its ballast is spent.</summary>
    public bool Full { get; private set; }

    public MerkleHead Head => _tail.Tree.Head;

    /// <summary>Does work in a transaction; the task ends after the commit.</summary>
    public ValueTask<T> DoAsync<T>(Func<LedgerTransaction, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Diverged is { } reason) throw new LedgerDivergedException($"The ledger is closed: {reason}.");
        ObjectDisposedException.ThrowIf(_closed, this);
        var job = new WriteJob<T>(work, cancellationToken);
        if (_queue is null)
        {
            lock (_one) RunAll([job]);
        }
        else
        {
            Enqueue(job);
        }

        return new ValueTask<T>(job.Task);
    }

    /// <summary>Ends as a killed process would: no last head, no signature; waiting calls fail.</summary>
    public async ValueTask CrashAsync()
    {
        _closed = true;
        await EndAsync().ConfigureAwait(false);
    }

    /// <summary>Finishes what waits, signs the last head and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closed) return;
        if (_queue is null)
        {
            lock (_one) SignHead();
            _closed = true;
        }

        await EndAsync().ConfigureAwait(false);
    }

    private async ValueTask EndAsync()
    {
        if (_later is not null) await _later.DisposeAsync().ConfigureAwait(false);
        _queue?.CompleteAdding();
        await _stopped.Task.ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _closed = true;
        _queue?.Dispose();
    }

    private void Enqueue(WriteJob job)
    {
        try
        {
            if (!_queue!.TryAdd(job)) throw new LedgerBusyException($"{_options.QueueMax} calls wait for the ledger.");
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(LedgerFile), "The ledger is closed.");
        }
    }

    private void Loop()
    {
        var batch = new List<WriteJob>();
        foreach (var first in _queue!.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < _options.BatchEntriesMax && _queue.TryTake(out var next)) batch.Add(next);
            RunOrFail(batch);
            batch.Clear();
        }

        if (!_closed) SignHead();
        _stopped.SetResult();
    }

    // The thread outlives a fault that nobody foresaw: whoever waits is told, the next call finds the writer at work.
    private void RunOrFail(List<WriteJob> batch)
    {
        try
        {
            RunAll(batch);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            foreach (var job in batch) job.Fail(failure);
        }
    }

    private void SignLater()
    {
        // A full queue means work, and work signs heads by itself.
        if (_closed || _queue!.IsAddingCompleted) return;
        _queue.TryAdd(new WriteJob<bool>(SignAsked, CancellationToken.None));
    }

    private static bool SignAsked(LedgerTransaction transaction) => transaction.WantsCheckpoint = true;
}
