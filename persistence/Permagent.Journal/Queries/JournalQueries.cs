using System.Runtime.CompilerServices;
using Permagent.Journal.Errors;
using Permagent.Journal.Events;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Queries;

/// <summary>Events and ids as streams. A page is read only when its first row is asked for, so a slow consumer holds
/// nothing but one page in memory. A current query ends with what was stored when it got there; a live one goes on with
/// what is committed later, until it is cancelled or the journal closes. Deleted events are out of sight. Any
/// thread.</summary>
public sealed class JournalQueries
{
    private readonly JournalFile _journal;
    private readonly EventReader _reader;
    private readonly CommitSignal _commits;

    internal JournalQueries(JournalFile journal, EventReader reader, CommitSignal commits) =>
        (_journal, _reader, _commits) = (journal, reader, commits);

    /// <summary>Events of one stream by number, both bounds within.</summary>
    /// <exception cref="JournalCorruptException">An event is missing or damaged; thrown where it would have come.
    /// </exception>
    public IAsyncEnumerable<StoredEvent> CurrentEventsByPersistenceIdAsync(
        string persistenceId, long from, long to, CancellationToken cancellationToken) =>
        PagesAsync(Replayed(persistenceId, to), Math.Max(from, 1), isLive: false, cancellationToken);

    /// <summary>As <see cref="CurrentEventsByPersistenceIdAsync"/>, and what is stored later; it ends with the event of
    /// number <paramref name="to"/>.</summary>
    /// <exception cref="JournalClosedException">The journal was closed.</exception>
    public IAsyncEnumerable<StoredEvent> EventsByPersistenceIdAsync(
        string persistenceId, long from, long to, CancellationToken cancellationToken) =>
        PagesAsync(Replayed(persistenceId, to), Math.Max(from, 1), isLive: true, cancellationToken);

    /// <summary>Events with a tag after an ordinal, in global order.</summary>
    public IAsyncEnumerable<StoredEvent> CurrentEventsByTagAsync(
        string tag, long afterOrdinal, CancellationToken cancellationToken) =>
        PagesAsync(Tagged(tag), afterOrdinal, isLive: false, cancellationToken);

    /// <summary>As <see cref="CurrentEventsByTagAsync"/>, and what is stored later.</summary>
    /// <exception cref="JournalClosedException">The journal was closed.</exception>
    public IAsyncEnumerable<StoredEvent> EventsByTagAsync(
        string tag, long afterOrdinal, CancellationToken cancellationToken) =>
        PagesAsync(Tagged(tag), afterOrdinal, isLive: true, cancellationToken);

    /// <summary>The ids of all streams, in order of their first write.</summary>
    public IAsyncEnumerable<string> CurrentPersistenceIdsAsync(CancellationToken cancellationToken) =>
        PagesAsync(Ids, 0, isLive: false, cancellationToken);

    /// <summary>As <see cref="CurrentPersistenceIdsAsync"/>, and those that are new later.</summary>
    /// <exception cref="JournalClosedException">The journal was closed.</exception>
    public IAsyncEnumerable<string> PersistenceIdsAsync(CancellationToken cancellationToken) =>
        PagesAsync(Ids, 0, isLive: true, cancellationToken);

    private Func<long, QueryPage<StoredEvent>> Replayed(string persistenceId, long to)
    {
        Names.Check(persistenceId, "persistence id");
        return from =>
        {
            List<StoredEvent> rows = [.. _reader.Replay(persistenceId, from, to, JournalLimits.PageRowsMax)];
            var next = rows.Count == 0 ? from : rows[^1].SequenceNr + 1;
            return new(rows, next, IsLast: next > to);
        };
    }

    private Func<long, QueryPage<StoredEvent>> Tagged(string tag)
    {
        Names.Check(tag, "tag");
        return after =>
        {
            var rows = _reader.Tagged(tag, after, JournalLimits.PageRowsMax);
            return new(rows, rows.Count == 0 ? after : rows[^1].Ordinal, IsLast: false);
        };
    }

    private QueryPage<string> Ids(long after)
    {
        var rows = _reader.Streams(after, JournalLimits.PageRowsMax);
        return new([.. rows.Select(row => row.PersistenceId)], rows.Count == 0 ? after : rows[^1].Id, IsLast: false);
    }

    private async IAsyncEnumerable<T> PagesAsync<T>(
        Func<long, QueryPage<T>> read,
        long position,
        bool isLive,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var committed = isLive ? _commits.NextAsync() : Task.CompletedTask;
            var at = position;

            // Awaits keep the caller's context: a simulation has one thread, and that is its context.
            var page = await _journal.ReadAsync(() => read(at)).ConfigureAwait(true);
            foreach (var row in page.Rows) yield return row;
            if (page.IsLast) yield break;
            position = page.Next;
            if (page.Rows.Count > 0) continue;
            if (!isLive) yield break;
            await committed.WaitAsync(cancellationToken).ConfigureAwait(true);
        }
    }
}
