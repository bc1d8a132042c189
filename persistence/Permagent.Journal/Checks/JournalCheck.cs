using System.Globalization;
using Permagent.Journal.Errors;
using Permagent.Journal.Events;
using Permagent.Journal.Snapshots;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Checks;

/// <summary>Reads the whole file and names everything that is not as it was written. It changes and skips
/// nothing.</summary>
internal sealed class JournalCheck(string path, ReaderPool readers, EventReader reader)
{
    /// <summary>Most findings of one check: 100. Whoever has so many restores the file; more would only fill the
    /// screen.</summary>
    public const int FindingsMax = 100;

    private const int LineOfPages = 0;
    private const int LineOfParents = 2; // Of foreign_key_check: table, rowid, parent, index.

    private readonly List<JournalCorruptException> _findings = [];

    /// <summary>Pages and indexes, then links between rows, then each stream and snapshot.</summary>
    public IReadOnlyList<JournalCorruptException> Run(CancellationToken cancellationToken)
    {
        Guard(() => Each("PRAGMA integrity_check(100)", CheckPages));
        Guard(() => Each("PRAGMA foreign_key_check", rows => Add(string.Create(
            CultureInfo.InvariantCulture,
            $"row {rows.Int64(1)} of {rows.Text(LineOfPages)} has no row in {rows.Text(LineOfParents)}"))));
        Guard(() => CheckStreams(cancellationToken));
        return _findings;
    }

    private void CheckPages(RowStatement rows)
    {
        if (rows.Text(LineOfPages) is not "ok" and var finding) Add(finding);
    }

    private void CheckStreams(CancellationToken cancellationToken)
    {
        var page = reader.Streams(0, JournalLimits.PageRowsMax);
        while (page.Count > 0)
        {
            foreach (var (id, name) in page)
            {
                if (_findings.Count >= FindingsMax) return;
                Guard(() => CheckEvents(name, cancellationToken));
                Guard(() => CheckSnapshots(name, cancellationToken));
                Guard(() => CheckEnd(id, name));
            }

            page = reader.Streams(page[^1].Id, JournalLimits.PageRowsMax);
        }
    }

    private void CheckEvents(string name, CancellationToken cancellationToken)
    {
        foreach (var _ in reader.Replay(name, 1, long.MaxValue, long.MaxValue))
            cancellationToken.ThrowIfCancellationRequested();
    }

    private void CheckSnapshots(string name, CancellationToken cancellationToken)
    {
        var bounds = SnapshotBounds.All;
        while (bounds.MaxSequenceNr >= 0 && _findings.Count < FindingsMax)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var within = bounds;
                var found = readers.Read(connection => SnapshotTable.Newest(connection, path, name, within));
                if (found is null) return;
                bounds = bounds with { MaxSequenceNr = found.SequenceNr - 1 };
            }
            catch (JournalCorruptException damage) when (damage.PersistenceId is not null)
            {
                _findings.Add(damage);
                bounds = bounds with { MaxSequenceNr = damage.SequenceNr - 1 };
            }
        }
    }

    /// <summary>An event above the highest number would never be replayed.</summary>
    private void CheckEnd(long id, string name)
    {
        var beyond = readers.Read(connection =>
        {
            using var rows = new RowStatement(
                connection,
                "SELECT min(e.seq) FROM event e JOIN stream s ON s.id = e.stream WHERE s.id = ? AND e.seq > s.highest");
            return rows.Bind(id).Read() ? rows.Int64(0) : 0;
        });
        if (beyond > 0) _findings.Add(new(path, name, beyond, "the event lies above the highest number of its stream"));
    }

    private void Each(string sql, Action<RowStatement> row) => readers.Read(connection =>
    {
        using var rows = new RowStatement(connection, sql);
        while (_findings.Count < FindingsMax && rows.Read()) row(rows);
        return true;
    });

    private void Add(string finding) => _findings.Add(new(path, finding));

    /// <summary>One damaged part does not hide the others.</summary>
    private void Guard(Action part)
    {
        try
        {
            part();
        }
        catch (JournalCorruptException damage)
        {
            _findings.Add(damage);
        }
    }
}
