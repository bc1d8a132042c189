using Permagent.Brain.Episodes;
using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>The user's hands over the database.</summary>
internal sealed class CurationDoor(BrainReaders readers, BrainWriter writer) : ICuration
{
    private const int ChangesMax = 1_000; // Changes in one list: more is an export.

    /// <inheritdoc/>
    public ValueTask<ChangeResult> CorrectAsync(Correction correction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return ChangeAsync(writer, scope => Corrector.Correct(scope, correction), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ChangeResult> RetractAsync(
        FactId fact, string actor, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(writer, scope => Corrector.Retract(scope, fact, actor, reason), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ChangeResult> PinAsync(
        EpisodeId episode, bool pinned, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(writer, scope => Pin(scope, episode, pinned, actor), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ChangeResult> UndoAsync(ChangeId change, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(writer, scope => new Undoer(scope, actor).Undo(change), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Change>> ChangesAsync(int countMax, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(countMax, 1);
        var count = Math.Min(countMax, ChangesMax);
        return new(readers.Read<ImmutableArray<Change>>(
            db =>
            [
                .. db.Rows(
                    """
                    SELECT c.rid, c.id, c.kind, c.actor, c.at, u.id,
                        (SELECT count(*) FROM change_item i WHERE i.change_rid = c.rid)
                    FROM change c LEFT JOIN change u ON u.rid = c.undo_of ORDER BY c.rid DESC LIMIT @0
                    """,
                    row => (Rid: row.GetInt64(0), Change: Read(row)), (long)count)
                    .Select(row => row.Change with { CanUndo = Undoer.CanUndo(db, row.Rid, row.Change.Kind) }),
            ],
            cancellationToken));
    }

    /// <summary>Runs a change and turns the writer's failures into its outcomes.</summary>
    public static async ValueTask<ChangeResult> ChangeAsync(
        BrainWriter writer, Func<WriteScope, ChangeResult> work, CancellationToken cancellationToken)
    {
        var written = await writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        if (written.Value is { } result) return result;
        var outcome = written.Failure switch
        {
            WriteOutcome.Full => ChangeOutcome.Full,
            WriteOutcome.Damaged => ChangeOutcome.Damaged,
            _ => ChangeOutcome.Busy,
        };
        return new(outcome, null, written.Reason, []);
    }

    private static Change Read(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        new(Key128.From(row.GetFieldValue<byte[]>(1))),
        DiskNames.Change.Parse(row.GetString(2)),
        row.GetString(3),
        new(row.GetInt64(4)),
        row.IsDBNull(5) ? null : new ChangeId(Key128.From(row.GetFieldValue<byte[]>(5))),
        row.GetInt32(6),
        CanUndo: false);

    private static ChangeResult Pin(WriteScope scope, EpisodeId id, bool pinned, string actor)
    {
        if (EpisodeReader.ById(scope.Db, id) is not { } episode)
            return new(ChangeOutcome.Unknown, null, $"No episode has the id {id}.", []);
        if ((episode.Flags & EpisodeFlags.Pinned) != 0 == pinned) return new(ChangeOutcome.Same, null, "", []);
        var rid = EpisodeRows.Find(scope.Db, id.Value);
        var change = new ChangeWriter(scope, ChangeKind.Pin, actor);
        SetPin(scope, rid, id.Value, pinned, change);
        return new(ChangeOutcome.Done, change.Write("memory.link"), "", []);
    }

    /// <summary>Sets or takes off a pin.</summary>
    public static void SetPin(WriteScope scope, long rid, Key128 id, bool pinned, ChangeWriter change)
    {
        var (set, clear) = pinned
            ? (EpisodeFlags.Pinned, EpisodeFlags.None)
            : (EpisodeFlags.None, EpisodeFlags.Pinned);
        EpisodeRows.Mark(scope, rid, set, clear);
        change.Touch("episode", rid, pinned ? "pinned" : "unpinned", id);
    }
}
