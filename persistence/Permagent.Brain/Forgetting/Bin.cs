using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Store;

namespace Permagent.Brain.Forgetting;

/// <summary>Moves rows to the bin and back. The rows stay as they are but for a mark, so what comes back is the same.
/// </summary>
internal static class Bin
{
    /// <summary>Moves what a plan lists.</summary>
    public static ChangeResult Move(WriteScope scope, ForgetPlan plan, string actor)
    {
        if (plan.Refusal.Length > 0) return Refused(plan.Refusal);
        if (plan.Episodes.IsEmpty) return Refused("Nothing is selected.");
        var change = new ChangeWriter(scope, ChangeKind.Bin, actor);
        var rows = new SortedSet<long>();
        foreach (var item in plan.Episodes)
        {
            if (EpisodeReader.ById(scope.Db, item.Id) is null)
                return Refused($"Episode {item.Id} is gone since the plan was made. Plan again.");
            rows.Add(EpisodeRows.Find(scope.Db, item.Id.Value));
        }

        var facts = ForgetPlanner.FactsWithoutOthers(scope.Db, rows);
        if (!facts.Select(fact => new FactId(fact.Id)).ToHashSet().SetEquals(plan.Facts))
            return Refused("Facts changed since the plan was made. Plan again.");
        foreach (var row in rows)
        {
            EpisodeRows.Mark(scope, row, EpisodeFlags.Binned, EpisodeFlags.None);
            change.Touch("episode", row, "binned", IdOf(scope.Db, row));
        }

        foreach (var (row, id) in facts)
        {
            scope.Db.Run("UPDATE fact SET status = 'binned' WHERE rid = @0", row);
            change.Touch("fact", row, "binned", id);
        }

        return new(ChangeOutcome.Done, change.Write("memory.forget"), "", []);
    }

    /// <summary>Brings back what one move took.</summary>
    public static ChangeResult Restore(WriteScope scope, ChangeId id, string actor)
    {
        var bin = scope.Db.Rows(
            "SELECT rid, kind FROM change WHERE id = @0", row => (Rid: row.GetInt64(0), Kind: row.GetString(1)),
            id.Value.ToBytes());
        if (bin.Count == 0 || bin[0].Kind != DiskNames.Change[ChangeKind.Bin])
            return new(ChangeOutcome.Unknown, null, $"No move to the bin has the id {id}.", []);
        if (scope.Db.Number("SELECT count(*) FROM change WHERE undo_of = @0", bin[0].Rid) > 0)
            return new(ChangeOutcome.Same, null, "It has been restored already.", []);
        var change = new ChangeWriter(scope, ChangeKind.Restore, actor);
        foreach (var (table, row) in Items(scope.Db, bin[0].Rid))
        {
            if (table == "fact") RestoreFact(scope, row, change);
            else RestoreEpisode(scope, row, change);
        }

        return new(ChangeOutcome.Done, change.Write("undo", undoOf: bin[0].Rid), "", []);
    }

    private static void RestoreEpisode(WriteScope scope, long row, ChangeWriter change)
    {
        EpisodeRows.Mark(scope, row, EpisodeFlags.None, EpisodeFlags.Binned);
        change.Touch("episode", row, "restored", IdOf(scope.Db, row));
    }

    private static void RestoreFact(WriteScope scope, long row, ChangeWriter change)
    {
        var fact = FactRows.ByRow(scope.Db, row);
        var taken = fact.HoldsSlot && FactRows.Held(scope.Db, fact.SubjectRid, fact.Predicate)
            .Exists(held => held.HoldsSlot && held.Overlaps(fact));

        // While it lay in the bin another value took the slot: it comes back as what was believed until now.
        if (taken)
        {
            scope.Db.Run(
                "UPDATE fact SET sys_to = @1 WHERE rid = @0 AND sys_to = @2", row, scope.Now.Micros,
                Instant.Forever.Micros);
        }

        scope.Db.Run("UPDATE fact SET status = 'accepted' WHERE rid = @0", row);
        change.Touch("fact", row, "restored", fact.Id);
    }

    private static List<(string Table, long Rid)> Items(Db db, long change) => db.Rows(
        "SELECT tbl, row_rid FROM change_item WHERE change_rid = @0 AND what = 'binned' ORDER BY tbl, row_rid",
        row => (row.GetString(0), row.GetInt64(1)), change);

    private static Key128 IdOf(Db db, long row) =>
        Key128.From((byte[])db.Scalar("SELECT id FROM episode WHERE rid = @0", row)!);

    private static ChangeResult Refused(string reason) => new(ChangeOutcome.Refused, null, reason, []);
}
