using System.Globalization;
using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Store;

namespace Permagent.Brain.Ingest;

/// <summary>Brings one source in the database to what was read: equal blocks keep their rows, new ones are added,
/// vanished ones are closed.</summary>
internal sealed class SourceWriter(WriteScope scope, ReadSource read, IngestRequest request, ChangeWriter change)
{
    private const string SessionKey = "document";
    private readonly Dictionary<Key128, Known> _known = [];
    private readonly List<(SourceBlock Block, long Rid)> _written = [];

    /// <summary>Writes the first blocks.</summary>
    /// <param name="blocksMax">How many; a long source is written in several transactions.</param>
    public SourceCounts Write(int blocksMax)
    {
        var title = Cut(read.Reading.Title.Length > 0 ? read.Reading.Title : Path.GetFileName(read.File.Path));
        var source = SourceRows.Get(scope, read.Kind, read.File.Path, title, request.Project);
        var (session, _) = SourceRows.Session(scope, source, SessionKey, title);
        LoadKnown(session);
        var counts = WriteBlocks(source, session, blocksMax);
        if (blocksMax < read.Reading.Blocks.Length) return counts;
        counts = counts with { Closed = CloseVanished(), Facts = WriteFacts() };
        EndFacts();
        Finish(source, title, counts);
        return counts;
    }

    private void LoadKnown(long session)
    {
        scope.Db.Each(
            "SELECT rid, id, ord, span_from, span_to, line, sys_to FROM episode WHERE session_rid = @0 ORDER BY rid",
            row => _known[Key128.From(row.GetFieldValue<byte[]>(1))] = new(
                row.GetInt64(0), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5),
                row.GetInt64(6) != Instant.Forever.Micros),
            session);
    }

    private SourceCounts WriteBlocks(SourceRow source, long session, int blocksMax)
    {
        var seen = new Dictionary<(string, string), int>();
        var (ord, line, at) = (0, 1, 0);
        var (counts, skipped) = (new SourceCounts(), 0);
        foreach (var block in read.Reading.Blocks.Take(blocksMax))
        {
            line += read.Text.AsSpan(at, block.From - at).Count('\n');
            at = block.From;
            var text = read.Text[block.From..block.To];
            if (NeverRead.HoldsToken(text))
            {
                skipped++;
                continue;
            }

            var hash = Convert.ToHexStringLower(EpisodeRows.HashOf(text));
            var occurrence = seen[(block.Heading, hash)] = seen.GetValueOrDefault((block.Heading, hash)) + 1;
            var id = IdOf(source, block, hash, occurrence);
            if (_known.TryGetValue(id, out var known)) counts = Keep(known, id, block, (ord, line), counts);
            else counts = Add(NewBlock(id, session, block, (ord, line)), block, counts);
            ord++;
        }

        return counts with { Secrets = skipped };
    }

    /// <summary>Id by place and text. A block that had vanished and came back is a new episode, so that the
    /// time without
    /// it stays on record.</summary>
    private Key128 IdOf(SourceRow source, SourceBlock block, string hash, int occurrence)
    {
        for (var life = 0; ; life++)
        {
            var id = scope.Keys.Id(
                "block", source.Id.ToString(), block.Heading, hash,
                occurrence.ToString(CultureInfo.InvariantCulture), life.ToString(CultureInfo.InvariantCulture));
            if (!_known.TryGetValue(id, out var known) || !known.Closed) return id;
        }
    }

    private SourceCounts Keep(
        Known known, Key128 id, SourceBlock block, (int Ord, int Line) place, SourceCounts counts)
    {
        if (known.Ord != place.Ord || known.From != block.From || known.To != block.To || known.Line != place.Line)
        {
            scope.Db.Run(
                "UPDATE episode SET ord = @1, span_from = @2, span_to = @3, line = @4 WHERE rid = @0",
                known.Rid, (long)place.Ord, (long)block.From, (long)block.To, (long)place.Line);
            scope.Index.Changed.Add((known.Rid, old => old with { Ord = place.Ord }));
        }

        _known.Remove(id);
        _written.Add((block, known.Rid));
        return counts with { Same = counts.Same + 1 };
    }

    private SourceCounts Add(NewEpisode episode, SourceBlock block, SourceCounts counts)
    {
        _written.Add((block, EpisodeRows.Add(scope, episode, change)));
        return counts with { Added = counts.Added + 1 };
    }

    private NewEpisode NewBlock(Key128 id, long session, SourceBlock block, (int Ord, int Line) place) => new()
    {
        Id = id,
        SessionRid = session,
        SourcePath = read.File.Path,
        Ord = place.Ord,
        Kind = block.Kind,
        Title = Cut(block.Heading),
        Text = read.Text[block.From..block.To],
        AtFrom = read.Reading.At,
        AtPrecision = read.Reading.AtPrecision,
        Origin = EpisodeOrigin.Import,
        Trust = request.Trust,
        Project = request.Project,
        Flags = (request.Trust == Trust.Untrusted ? EpisodeFlags.Quarantined : EpisodeFlags.None)
            | (read.Replaced > 0 && read.Text.AsSpan(block.From, block.To - block.From).Contains('\uFFFD')
                ? EpisodeFlags.Replaced : EpisodeFlags.None),
        SpanFrom = block.From,
        SpanTo = block.To,
        Line = place.Line,
    };

    private int CloseVanished()
    {
        var gone = _known.Where(known => !known.Value.Closed).OrderBy(known => known.Value.Rid).ToList();
        foreach (var (id, known) in gone) EpisodeRows.Close(scope, known.Rid, id, change);
        return gone.Count;
    }

    private int WriteFacts()
    {
        if (read.File.Path.Length > BrainLimits.NameMax) return 0;
        var added = 0;
        foreach (var fact in read.Reading.Facts.Take(IngestLimits.FactsPerSourceMax))
        {
            var place = _written.Find(written => written.Block.From <= fact.From && fact.From < written.Block.To);
            if (place.Block is null) continue;
            var cite = new CiteRow(
                place.Rid, fact.From - place.Block.From, Math.Min(fact.To, place.Block.To) - place.Block.From);
            var result = FactAsserter.Assert(scope, Draft(fact), [cite], change);
            if (result.Outcome is AssertOutcome.Added or AssertOutcome.Superseded) added++;
        }

        return added;
    }

    private FactDraft Draft(SourceFact fact) => new()
    {
        Subject = read.File.Path,
        SubjectType = "document",
        Predicate = fact.Predicate,
        Value = fact.Value,
        ValidFrom = read.Reading.At,
        ValidPrecision = read.Reading.AtPrecision,
        Method = fact.Method,
        Actor = request.Actor,
    };

    /// <summary>Ends facts all of whose words have vanished: the file says so no longer.</summary>
    private void EndFacts()
    {
        var ended = scope.Db.Rows(
            """
            SELECT f.rid FROM fact f JOIN entity n ON n.rid = f.subject_rid
            WHERE n.id = @0 AND f.status = 'accepted' AND f.sys_to = @1 AND f.valid_to = @1 AND f.method <> 'user'
                AND NOT EXISTS (SELECT 1 FROM fact_cite c JOIN episode e ON e.rid = c.episode_rid
                    WHERE c.fact_rid = f.rid AND e.sys_to = @1)
            ORDER BY f.rid
            """,
            row => row.GetInt64(0),
            scope.Keys.Id("entity", "document", EntityRows.Canon(read.File.Path)).ToBytes(), Instant.Forever.Micros);
        foreach (var rid in ended)
        {
            var fact = FactRows.ByRow(scope.Db, rid);
            FactRows.Close(scope, fact, change);
            var until = fact with { ValidTo = read.File.Modified.Micros };
            if (until.ValidTo > until.ValidFrom)
                FactRows.Open(scope, until, FactRows.CitesOf(scope.Db, rid), change);
        }
    }

    private void Finish(SourceRow source, string title, SourceCounts counts)
    {
        var partial = counts.Secrets > 0 || read.Replaced > 0
            || read.Reading.Skipped.Any(skip => skip.Reason != "blank");
        scope.Db.Run(
            """
            UPDATE source SET title = @1, content_hash = @2, bytes = @3, mtime = @4, parser_version = @5, trust = @6,
                state = @7 WHERE rid = @0
            """,
            source.Rid, title, read.Hash, read.File.Bytes, read.File.Modified.Micros, (long)read.Version,
            DiskNames.Trust[request.Trust], partial ? "partial" : "ok");
    }

    private static string Cut(string name) =>
        name.Length <= BrainLimits.NameMax ? name : name[..BrainLimits.NameMax];

    private sealed record Known(long Rid, int Ord, int From, int To, int Line, bool Closed);
}
