using Permagent.Brain.Store;

namespace Permagent.Brain.Facts;

/// <summary>The graph over the database.</summary>
internal sealed class GraphDoor(BrainReaders readers, BrainWriter writer, TimeProvider clock) : IGraph
{
    private const int ResolvedMax = 50; // Entities that one name may give: more says nothing about any.

    /// <inheritdoc/>
    public async ValueTask<AssertResult> AssertAsync(FactDraft fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var written = await writer.WriteAsync(scope => Assert(scope, fact), cancellationToken).ConfigureAwait(false);
        return written.Failure is null && written.Value is { } result
            ? result
            : new(AssertOutcome.Refused, null, null, [], written.Reason);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Fact>> FactsAsync(
        FactFilter filter, AsOf? asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(filter.Max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Max, BrainLimits.FactsMax);

        // "Now" on the system axis is everything committed, even if the clock was set back since.
        var point = asOf ?? new AsOf(Instant.From(clock.GetUtcNow()), new(Instant.Forever.Micros - 1));
        return new(readers.Read<ImmutableArray<Fact>>(
            db => [.. FactReader.Find(db, filter, point)], cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<SlotHistory> HistoryAsync(
        EntityId subject, string predicate, CancellationToken cancellationToken) =>
        new(readers.Read(
            db =>
            {
                var versions = FactReader.History(db, subject, predicate);
                return new SlotHistory(versions.Count > 0 ? versions[0].Subject : null, predicate, [.. versions]);
            },
            cancellationToken));

    /// <inheritdoc/>
    public ValueTask<Resolution> ResolveAsync(string name, string? type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(readers.Read(
            db => new Resolution([.. db.Rows(
                """
                SELECT n.id, n.type, n.name FROM entity n
                WHERE n.canon = @0 AND n.type = ifnull(@1, n.type) AND n.sys_to = @2
                    AND (EXISTS (SELECT 1 FROM fact f WHERE f.subject_rid = n.rid AND f.status = 'accepted')
                        OR EXISTS (SELECT 1 FROM fact f WHERE f.object_rid = n.rid AND f.status = 'accepted')
                        OR EXISTS (SELECT 1 FROM episode e WHERE e.speaker_rid = n.rid AND (e.flags & 2) = 0))
                ORDER BY n.id LIMIT @3
                """,
                row => new EntityRef(
                    new(Key128.From(row.GetFieldValue<byte[]>(0))), row.GetString(1), row.GetString(2)),
                EntityRows.Canon(name), type, Instant.Forever.Micros, (long)ResolvedMax)]),
            cancellationToken));
    }

    private static AssertResult Assert(WriteScope scope, FactDraft fact)
    {
        var cites = new List<CiteRow>(fact.Cites.Length);
        foreach (var cite in fact.Cites)
        {
            var problem = CiteOf(scope.Db, cite, cites);
            if (problem.Length > 0) return new(AssertOutcome.Refused, null, null, [], problem);
        }

        var change = new ChangeWriter(scope, ChangeKind.Assert, fact.Actor);
        var result = FactAsserter.Assert(scope, fact, cites, change);
        return change.Count == 0 ? result : result with { Change = change.Write(EntryTypeOf(change.Kind)) };
    }

    /// <summary>Type of the ledger entry of a change.</summary>
    public static string EntryTypeOf(ChangeKind kind) =>
        kind == ChangeKind.Assert ? "memory.write" : "memory.supersede";

    private static string CiteOf(Db db, FactCite cite, List<CiteRow> into)
    {
        if (EpisodeReader.ById(db, cite.Episode) is not { } episode) return $"No episode has the id {cite.Episode}.";
        if (cite.From < 0 || cite.To > episode.Text.Length || cite.From >= cite.To)
            return $"Characters {cite.From} to {cite.To} are not in episode {cite.Episode}.";
        into.Add(new(EpisodeRows.Find(db, cite.Episode.Value), cite.From, cite.To));
        return "";
    }
}
