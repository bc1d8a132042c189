using System.Text.Json;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Store;

/// <summary>Collects what one command touches and writes its change record and outbox row, in the same transaction.
/// </summary>
/// <param name="scope">The transaction.</param>
/// <param name="kind">What is done.</param>
/// <param name="actor">Who does it.</param>
internal sealed class ChangeWriter(WriteScope scope, ChangeKind kind, string actor)
{
    // A ledger entry names the first rows; the change record has all.
    private const int IdsMax = 20;

    private readonly List<(string Table, long Rid, string What)> _items = [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    /// <summary>What is done; may become known only on the way.</summary>
    public ChangeKind Kind { get; set; } = kind;

    /// <summary>Rows touched so far.</summary>
    public int Count => _items.Count;

    /// <summary>Notes a row: what happened to it (<c>opened</c>, <c>closed</c>, <c>binned</c>,
    /// <c>pinned</c>).</summary>
    public void Touch(string table, long rid, string what, Key128 id)
    {
        _items.Add((table, rid, what));
        var count = $"{table} {what}";
        _counts[count] = _counts.GetValueOrDefault(count) + 1;
        if (_ids.Count < IdsMax) _ids.Add($"{table}:{id}");
    }

    /// <summary>Writes the record, its items and its outbox row. Returns its id.</summary>
    /// <param name="entryType">Type of the ledger entry.</param>
    /// <param name="reason">The user's reason; kept in the record, never in the ledger.</param>
    /// <param name="undoOf">Row of the change that this one refers to; null for none.</param>
    public ChangeId Write(string entryType, string reason = "", long? undoOf = null)
    {
        var id = scope.Keys.Id("change", DiskNames.Change[Kind], actor, scope.Now.ToString());
        scope.Db.Run(
            "INSERT INTO change (id, kind, actor, reason, at, undo_of) VALUES (@0, @1, @2, @3, @4, @5)",
            id.ToBytes(), DiskNames.Change[Kind], actor, reason, scope.Now.Micros, undoOf);
        var rid = scope.Db.LastRow;
        foreach (var (table, row, what) in _items)
        {
            scope.Db.Run(
                "INSERT OR IGNORE INTO change_item (change_rid, tbl, row_rid, what) VALUES (@0, @1, @2, @3)",
                rid, table, row, what);
        }

        scope.Db.Run(
            "INSERT INTO outbox (change_rid, entry_type, refs, counts, ids) VALUES (@0, @1, @2, @3, @4)",
            rid, entryType, Refs(undoOf), JsonSerializer.Serialize(_counts), JsonSerializer.Serialize(_ids));
        scope.Index.Changes++;
        return new(id);
    }

    private string Refs(long? undoOf)
    {
        if (undoOf is null) return "[]";
        var id = (byte[]?)scope.Db.Scalar("SELECT id FROM change WHERE rid = @0", undoOf);
        return id is null ? "[]" : JsonSerializer.Serialize(new[] { Key128.From(id).ToString() });
    }
}
