using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using Permagent.Journal.Events;
using Permagent.Journal.Feed;
using Permagent.Journal.Outbox;
using Permagent.Journal.Snapshots;
using Permagent.Journal.Storage;

namespace Permagent.Journal;

/// <summary>The file <c>journal.db</c>: events, snapshots, outbox, feed and read models of one node. One connection
/// writes; an answer means that the write is on disk. Any thread may call, except in <see cref="WriterMode.Inline"/>,
/// where calls come one at a time.</summary>
public sealed class JournalFile : IDisposable, IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Catalog _catalog;
    private readonly EventTable _events;
    private readonly GroupCommit _commit;
    private readonly WriterThread? _thread; // Null in inline mode.
    private readonly ReaderPool _readers;
    private readonly EventReader _reader;
    private int _busy; // 1 while an inline call runs.
    private int _closed; // 1 from the first call to close.

    private JournalFile(JournalFileOptions options)
    {
        (Path, Mode) = (options.Path, options.Mode);
        _connection = JournalConnections.OpenWriter(options);
        _catalog = new Catalog(_connection);
        _events = new EventTable(_connection, options, _catalog);
        _commit = new GroupCommit(options.Path, _connection, _events);
        _readers = new ReaderPool(options.Path, options.ReadersMax);
        _reader = new EventReader(options.Path, _readers);
        (Outbox, Feed) = (new JournalOutbox(this), new JournalFeed(this));
        if (options.Mode == WriterMode.Thread) _thread = new WriterThread(options, _commit);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    internal WriterMode Mode { get; }

    /// <summary>The rows that events left for other stores.</summary>
    public JournalOutbox Outbox { get; }

    /// <summary>The event feed with its readers and read models.</summary>
    public JournalFeed Feed { get; }

    /// <summary>Opens the file, made if it does not exist, and checks it.</summary>
    /// <exception cref="JournalNewerException">A newer program wrote it.</exception>
    /// <exception cref="JournalCorruptException">It is damaged, or no journal.</exception>
    /// <exception cref="JournalDiskException">It cannot be made, read or written.</exception>
    public static JournalFile Open(JournalFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new JournalFile(options);
    }

    /// <summary>Looks through a file that nobody has open; changes nothing. The caller holds the home's lock.</summary>
    /// <exception cref="JournalNewerException">A newer program wrote it.</exception>
    /// <exception cref="JournalCorruptException">It is missing, damaged, or no journal.</exception>
    /// <exception cref="JournalDiskException">It cannot be read.</exception>
    public static void Examine(string path) => JournalConnections.Examine(path);

    /// <summary>Stores writes, each all or not at all; the answer comes when they are durable.</summary>
    /// <param name="writes">In the order in which they are stored.</param>
    /// <param name="cancellationToken">Ends the wait for room in the queue; a queued write is carried out.</param>
    /// <returns>One result for each write: a refused one names its reason, the others are durable.</returns>
    /// <exception cref="JournalFullException">No room on the disk; nothing was stored.</exception>
    /// <exception cref="JournalDiskException">What is on disk is known only after the file was opened
    /// again.</exception>
    /// <exception cref="JournalClosedException">The file was closed first; nothing was stored.</exception>
    public async ValueTask<WriteResult[]> AppendAsync(
        IReadOnlyList<JournalWrite> writes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writes);
        var item = new AppendItem(writes, _events);
        await SubmitAsync(item, cancellationToken).ConfigureAwait(false);
        return await item.Answer.ConfigureAwait(false);
    }

    /// <summary>Carries out work on the other tables: on the writing connection, in a transaction of the
    /// writer.</summary>
    /// <param name="work">May be called again when its group fails; must not keep the connection, begin or commit.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for room in the queue; queued work is carried out.</param>
    /// <exception cref="JournalException">As for <see cref="AppendAsync"/>.</exception>
    public async Task<T> WriteAsync<T>(
        Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var item = new WorkItem<T>(work);
        await SubmitAsync(item, cancellationToken).ConfigureAwait(false);
        return await item.Answer.ConfigureAwait(false);
    }

    /// <summary>Reads on a reading connection, on the caller's thread; sees what was committed before.</summary>
    /// <param name="work">Must be short and must not keep the connection.</param>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _readers.Read(work);
    }

    /// <summary>Events of a stream with numbers from <paramref name="from"/> to <paramref name="to"/>, at most
    /// <paramref name="max"/>; read page by page while the caller goes on.</summary>
    /// <exception cref="JournalCorruptException">An event is missing or damaged; thrown where it would have come.
    /// </exception>
    public IEnumerable<StoredEvent> Replay(string persistenceId, long from, long to, long max) =>
        _reader.Replay(persistenceId, from, to, max);

    /// <summary>Events of all streams after an ordinal, in global order; at most
    /// <see cref="JournalLimits.PageRowsMax"/>.</summary>
    public IReadOnlyList<StoredEvent> ReadAfter(long ordinal, int count) => _reader.After(ordinal, count);

    /// <summary>Events with a tag after an ordinal, in global order; at most
    /// <see cref="JournalLimits.PageRowsMax"/>.</summary>
    public IReadOnlyList<StoredEvent> ReadTagged(string tag, long ordinal, int count) =>
        _reader.Tagged(tag, ordinal, count);

    /// <summary>The highest number ever given in a stream, deleted events included; 0 for an unknown stream.</summary>
    public long HighestSequenceNr(string persistenceId) => _reader.Highest(persistenceId);

    /// <summary>Streams in order of their ids, after the given one (empty for the first page).</summary>
    public IReadOnlyList<string> PersistenceIds(string after, int count) => _reader.PersistenceIds(after, count);

    /// <summary>Deletes the events of a stream up to a number. They are out of sight at once; their numbers are never
    /// used again.</summary>
    public async Task DeleteEventsAsync(string persistenceId, long to, CancellationToken cancellationToken)
    {
        var stream = await WriteAsync(
            (connection, transaction) => EventDeletion.Mark(connection, transaction, persistenceId, to),
            cancellationToken).ConfigureAwait(false);
        if (stream is not { } id) return;
        int deleted;
        do
        {
            deleted = await WriteAsync(
                (connection, transaction) => EventDeletion.DeleteSome(connection, transaction, id),
                cancellationToken).ConfigureAwait(false);
        }
        while (deleted == JournalLimits.DeleteRowsMax);
    }

    /// <summary>Stores a snapshot; one of the same number is replaced.</summary>
    public Task SaveSnapshotAsync(StoredSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Names.Check(snapshot.PersistenceId, "persistence id");
        Names.CheckBytes(snapshot.Payload, JournalLimits.SnapshotBytesMax, "snapshot");
        return WriteAsync(
            (connection, transaction) =>
            {
                SnapshotTable.Save(connection, transaction, _catalog, snapshot);
                return true;
            },
            cancellationToken);
    }

    /// <summary>The newest snapshot of a stream within the bounds; null when there is none.</summary>
    /// <exception cref="JournalCorruptException">It is damaged; the exception names its number, so that the caller can
    /// ask for an older one.</exception>
    public StoredSnapshot? LoadSnapshot(string persistenceId, SnapshotBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        return _readers.Read(connection => SnapshotTable.Newest(connection, Path, persistenceId, bounds));
    }

    /// <summary>Deletes the snapshots of a stream within the bounds.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> DeleteSnapshotsAsync(
        string persistenceId, SnapshotBounds bounds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        return WriteAsync(
            (connection, transaction) => SnapshotTable.Delete(connection, transaction, persistenceId, bounds),
            cancellationToken);
    }

    /// <summary>Ends as a killed process does: waiting calls are refused, nothing is folded back into the database, the
    /// connections are dropped. For the simulation and for tests.</summary>
    public void Crash() => Close(drop: true);

    /// <summary>Writes what waits, folds the log back into the database and closes. Safe to call again.</summary>
    public void Dispose() => Close(drop: false);

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private ValueTask SubmitAsync(WriteItem item, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _closed) == 1) throw new JournalClosedException(Path);
        if (_thread is not null) return _thread.EnqueueAsync(item, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            throw new InvalidOperationException("Two calls at once on an inline journal; it serves one thread.");
        try
        {
            _commit.Run([item]);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }

        return ValueTask.CompletedTask;
    }

    private void Close(bool drop)
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1) return;
        _thread?.Close(drop);
        _readers.Close(); // Readers first: the last connection to close folds the log back.
        _events.Dispose();
        _catalog.Dispose();
        if (drop) JournalConnections.Drop(_connection);
        else _connection.Dispose();
    }
}
