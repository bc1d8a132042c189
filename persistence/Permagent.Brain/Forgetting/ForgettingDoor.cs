using Permagent.Brain.Facts;
using Permagent.Brain.Recall;
using Permagent.Brain.Store;

namespace Permagent.Brain.Forgetting;

/// <summary>The bin over the database.</summary>
internal sealed class ForgettingDoor(BrainReaders readers, BrainWriter writer, RecallEngine recall) : IForgetting
{
    private const int QueryHits = 40;

    /// <inheritdoc/>
    public ValueTask<ForgetPlan> PlanAsync(ForgetSelector selector, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selector);
        ImmutableArray<Episodes.EpisodeId> found = [];
        if (selector.Query is { } text)
        {
            var scope = new RecallScope { WithQuarantined = true };
            var result = recall.Recall(new(text) { K = QueryHits, Scope = scope }, cancellationToken);
            found =
            [
                .. result.Hits.Where(hit => result.Stems.All(hit.Why.Terms.ContainsKey)).Select(hit => hit.Episode.Id),
            ];
        }

        return new(readers.Read(db => ForgetPlanner.Plan(db, selector, found), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<ChangeResult> BinAsync(ForgetPlan plan, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return CurationDoor.ChangeAsync(writer, scope => Bin.Move(scope, plan, actor), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ChangeResult> RestoreAsync(ChangeId bin, string actor, CancellationToken cancellationToken) =>
        CurationDoor.ChangeAsync(writer, scope => Bin.Restore(scope, bin, actor), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<BinEntry>> BinnedAsync(CancellationToken cancellationToken) =>
        new(readers.Read<ImmutableArray<BinEntry>>(
            db =>
            [
                .. db.Rows(
                    """
                    SELECT c.id, c.at,
                        (SELECT count(*) FROM change_item i WHERE i.change_rid = c.rid AND i.tbl = 'episode'),
                        (SELECT count(*) FROM change_item i WHERE i.change_rid = c.rid AND i.tbl = 'fact')
                    FROM change c
                    WHERE c.kind = 'bin' AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undo_of = c.rid)
                    ORDER BY c.rid DESC
                    """,
                    row => new BinEntry(
                        new(Key128.From(row.GetFieldValue<byte[]>(0))), new(row.GetInt64(1)),
                        new Instant(row.GetInt64(1)).Plus(TimeSpan.FromDays(BrainLimits.BinDays)), row.GetInt32(2),
                        row.GetInt32(3))),
            ],
            cancellationToken));
}
