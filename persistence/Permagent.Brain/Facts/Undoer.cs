using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>Undoes a change by its record: closes what it opened, opens again what it closed, as a new
/// change.</summary>
internal sealed class Undoer(WriteScope scope, string actor)
{
    private readonly ChangeWriter _change = new(scope, ChangeKind.Undo, actor);
    private readonly SortedSet<Key128> _blocking = [];

    /// <summary>True if nothing stands in the way of undoing it, as far as the records say.</summary>
    public static bool CanUndo(Db db, long change, ChangeKind kind)
    {
        if (kind == ChangeKind.Restore) return false;
        if (db.Number("SELECT count(*) FROM change WHERE undo_of = @0", change) > 0) return false;
        return kind is ChangeKind.Import or ChangeKind.Bin || LaterClosers(db, change).Count == 0;
    }

    /// <summary>Undoes a change.</summary>
    public ChangeResult Undo(ChangeId id)
    {
        var found = scope.Db.Rows(
            "SELECT rid, kind FROM change WHERE id = @0", row =>
                (row.GetInt64(0), row.GetString(1)), id.Value.ToBytes());
        if (found.Count == 0) return new(ChangeOutcome.Unknown, null, $"No change has the id {id}.", []);
        var (rid, kind) = (found[0].Item1, DiskNames.Change.Parse(found[0].Item2));
        if (Undone(rid) is { } answer) return answer;
        if (kind == ChangeKind.Bin) return Forgetting.Bin.Restore(scope, id, actor);
        if (kind == ChangeKind.Restore)
            return new(ChangeOutcome.Refused, null, "A restore is undone by forgetting once more.", []);
        var (opened, closed) = (Items(rid, "opened"), Items(rid, "closed"));
        if (kind != ChangeKind.Import) _blocking.UnionWith(LaterClosers(scope.Db, rid));
        foreach (var row in closed.Where(row => row.Table == "fact")) FindConflicts(row.Rid, opened);
        if (_blocking.Count > 0) return Blocked();
        CloseAll(opened);
        OpenAll(closed);
        foreach (var (_, row) in Items(rid, "pinned")) SetPin(row, pinned: false);
        foreach (var (_, row) in Items(rid, "unpinned")) SetPin(row, pinned: true);
        return new(ChangeOutcome.Done, _change.Write("undo", undoOf: rid), "", []);
    }

    private ChangeResult Blocked() => new(
        ChangeOutcome.Refused, null, "Later changes depend on it. Undo those first.",
        [.. _blocking.Select(id => new ChangeId(id))]);

    private ChangeResult? Undone(long rid)
    {
        var later = scope.Db.Rows(
            "SELECT rid, id FROM change WHERE undo_of = @0 ORDER BY rid DESC",
            row => (Rid: row.GetInt64(0), Id: Key128.From(row.GetFieldValue<byte[]>(1))), rid);
        if (later.Count == 0) return null;
        var redone = scope.Db.Rows(
            "SELECT id FROM change WHERE undo_of = @0 ORDER BY rid DESC",
            row => Key128.From(row.GetFieldValue<byte[]>(0)), later[0].Rid);
        return redone.Count == 0
            ? new(ChangeOutcome.Same, null, "It has been undone already.", [])
            : new(ChangeOutcome.Refused, null, "Its undo was undone. Undo that one.", [new(redone[0])]);
    }

    private List<(string Table, long Rid)> Items(long change, string what) => scope.Db.Rows(
        "SELECT tbl, row_rid FROM change_item WHERE change_rid = @0 AND what = @1 ORDER BY tbl, row_rid",
        row => (row.GetString(0), row.GetInt64(1)), change, what);

    /// <summary>Changes that closed a fact which this one opened.</summary>
    private static List<Key128> LaterClosers(Db db, long change) => db.Rows(
        """
        SELECT DISTINCT c.id FROM change_item o
            JOIN change_item i ON i.tbl = o.tbl AND i.row_rid = o.row_rid AND i.what = 'closed'
            JOIN change c ON c.rid = i.change_rid
        WHERE o.change_rid = @0 AND o.what = 'opened' AND o.tbl = 'fact' AND i.change_rid <> @0
        """,
        row => Key128.From(row.GetFieldValue<byte[]>(0)), change);

    /// <summary>Finds values that took the place of a closed fact and are not closed by this undo.</summary>
    private void FindConflicts(long rid, List<(string Table, long Rid)> closing)
    {
        var fact = FactRows.ByRow(scope.Db, rid);
        if (!fact.HoldsSlot) return;
        foreach (var held in FactRows.Held(scope.Db, fact.SubjectRid, fact.Predicate))
        {
            if (!held.HoldsSlot || !held.Overlaps(fact) || closing.Contains(("fact", held.Rid))) continue;
            _blocking.UnionWith(scope.Db.Rows(
                """
                SELECT c.id FROM change_item i JOIN change c ON c.rid = i.change_rid
                WHERE i.tbl = 'fact' AND i.row_rid = @0 AND i.what = 'opened'
                """,
                row => Key128.From(row.GetFieldValue<byte[]>(0)), held.Rid));
        }
    }

    private void CloseAll(List<(string Table, long Rid)> opened)
    {
        foreach (var (table, rid) in opened)
        {
            if (table == "fact")
            {
                var fact = FactRows.ByRow(scope.Db, rid);
                if (FactRows.HeldById(scope.Db, new(fact.Id)) is not null) FactRows.Close(scope, fact, _change);
            }
            else if (Episode(rid) is { Closed: false } episode)
            {
                EpisodeRows.Close(scope, rid, episode.Id, _change);
                ReadSourceAgain(rid);
            }
        }
    }

    private void OpenAll(List<(string Table, long Rid)> closed)
    {
        foreach (var (table, rid) in closed)
        {
            // A fact comes back as a new version, so that "what we believed" keeps the time without it.
            if (table == "fact")
                FactRows.Open(scope, FactRows.ByRow(scope.Db, rid), FactRows.CitesOf(scope.Db, rid), _change);
            else if (Episode(rid) is { Closed: true } episode) EpisodeRows.Reopen(scope, rid, episode.Id, _change);
        }
    }

    private void SetPin(long rid, bool pinned) =>
        CurationDoor.SetPin(scope, rid, Episode(rid)!.Value.Id, pinned, _change);

    private (Key128 Id, bool Closed)? Episode(long rid) => scope.Db.Rows<(Key128, bool)?>(
        "SELECT id, sys_to FROM episode WHERE rid = @0",
        row => (Key128.From(row.GetFieldValue<byte[]>(0)), row.GetInt64(1) != Instant.Forever.Micros), rid)
        .FirstOrDefault();

    // Otherwise an unchanged file would never be read again.
    private void ReadSourceAgain(long episode) => scope.Db.Run(
        """
        UPDATE source SET content_hash = '' WHERE rid =
            (SELECT n.source_rid FROM episode e JOIN session n ON n.rid = e.session_rid WHERE e.rid = @0)
        """,
        episode);
}
