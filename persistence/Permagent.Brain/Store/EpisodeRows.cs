using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Permagent.Brain.Episodes;
using Permagent.Brain.Lexical;
using Permagent.Brain.Terms;

namespace Permagent.Brain.Store;

/// <summary>Writes episodes: the row, its full-text row and its stems, always together.</summary>
internal static class EpisodeRows
{
    /// <summary>The row of an episode by id; 0 if there is none.</summary>
    public static long Find(Db db, Key128 id) => db.Number("SELECT rid FROM episode WHERE id = @0", id.ToBytes());

    /// <summary>Hash of a text, to find equal ones.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes an episode that is not there yet. Returns its row.</summary>
    public static long Add(WriteScope scope, NewEpisode episode, ChangeWriter change)
    {
        var speaker = scope.Speaker(episode.Speaker);
        scope.Db.Run(
            """
            INSERT INTO episode
                (id, session_rid, ord, speaker_rid, kind, title, text, caption, text_hash, at_from, at_to, at_prec,
                 at_text, origin, trust, project, flags, span_from, span_to, line, sys_from, sys_to)
            VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21)
            """,
            episode.Id.ToBytes(), episode.SessionRid, (long)episode.Ord, speaker == 0 ? null : speaker,
            DiskNames.Kind[episode.Kind], episode.Title, episode.Text, episode.Caption, HashOf(episode.Text),
            episode.AtFrom.Micros, episode.AtTo.Micros, DiskNames.Precision[episode.AtPrecision], episode.AtText,
            DiskNames.Origin[episode.Origin], DiskNames.Trust[episode.Trust], episode.Project, (long)episode.Flags,
            (long)episode.SpanFrom, (long)episode.SpanTo, (long)episode.Line, scope.Now.Micros, Instant.Forever.Micros);
        var rid = scope.Db.LastRow;
        change.Touch("episode", rid, "opened", episode.Id);
        if (IsIndexed(episode)) AddStems(scope, rid, speaker, episode);
        return rid;
    }

    /// <summary>Closes an episode that vanished from its source.</summary>
    public static void Close(WriteScope scope, long rid, Key128 id, ChangeWriter change)
    {
        var now = scope.Now.Micros;
        scope.Db.Run("UPDATE episode SET sys_to = @1 WHERE rid = @0", rid, now);
        scope.Index.Changed.Add((rid, old => old with { SysTo = now }));
        change.Touch("episode", rid, "closed", id);
    }

    /// <summary>Opens a closed episode again.</summary>
    public static void Reopen(WriteScope scope, long rid, Key128 id, ChangeWriter change)
    {
        scope.Db.Run("UPDATE episode SET sys_to = @1 WHERE rid = @0", rid, Instant.Forever.Micros);
        scope.Index.Changed.Add((rid, old => old with { SysTo = Instant.Forever.Micros }));
        change.Touch("episode", rid, "reopened", id);
    }

    /// <summary>Sets and takes off marks.</summary>
    public static void Mark(WriteScope scope, long rid, EpisodeFlags set, EpisodeFlags clear)
    {
        scope.Db.Run(
            "UPDATE episode SET flags = (flags & ~@2) | @1 WHERE rid = @0", rid, (long)set, (long)clear);
        scope.Index.Changed.Add((rid, old => old with { Flags = (old.Flags & ~clear) | set }));
    }

    /// <summary>Words of a date that a person would search by.</summary>
    public static string DateWords(Instant at, TimePrecision precision) => precision switch
    {
        TimePrecision.File => "",
        TimePrecision.Year => at.ToDateTimeOffset().ToString("yyyy", CultureInfo.InvariantCulture),
        TimePrecision.Month => at.ToDateTimeOffset().ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => at.ToDateTimeOffset().ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    // What came out of the memory must not go in again as if it were new.
    private static bool IsIndexed(NewEpisode episode) =>
        episode.Origin != EpisodeOrigin.Recall && (episode.Flags & EpisodeFlags.Quoted) == 0;

    private static void AddStems(WriteScope scope, long rid, long speaker, NewEpisode episode)
    {
        scope.Db.Run(
            "INSERT INTO episode_fts (rowid, text, caption) VALUES (@0, @1, @2)", rid, episode.Text, episode.Caption);
        var a = scope.Analyzer.Analyze($"{episode.Speaker} {episode.Title} {episode.Text} {episode.Caption}");
        var dates = episode.AtText.Length > 0 ? episode.AtText : DateWords(episode.AtFrom, episode.AtPrecision);
        var b = scope.Analyzer.Analyze(dates);
        var terms = CountTerms(scope, a, b);
        scope.Db.Run(
            "INSERT INTO lex_doc (episode_rid, terms, len_a, len_b) VALUES (@0, @1, @2, @3)",
            rid, TermBlob.Write(terms), (long)a.Count, (long)b.Count);
        scope.Index.Added.Add((Indexed(scope, rid, speaker, episode, (a.Count, b.Count)), terms));
    }

    private static IndexedEpisode Indexed(
        WriteScope scope, long rid, long speaker, NewEpisode episode, (int A, int B) lengths) => new()
        {
            Rid = rid,
            Id = episode.Id,
            SessionRid = episode.SessionRid,
            Ord = episode.Ord,
            LengthA = lengths.A,
            LengthB = lengths.B,
            SpeakerRid = speaker,
            Origin = episode.Origin,
            Flags = episode.Flags,
            Project = episode.Project,
            SourcePath = episode.SourcePath,
            AtFrom = episode.AtFrom.Micros,
            AtTo = episode.AtTo.Micros,
            SysFrom = scope.Now.Micros,
            SysTo = Instant.Forever.Micros,
        };

    private static List<TermCount> CountTerms(WriteScope scope, List<Term> a, List<Term> b)
    {
        var counts = new SortedDictionary<int, (int A, int B)>();
        foreach (var term in a)
        {
            var id = scope.TermId(term.Stem);
            var (inA, inB) = counts.GetValueOrDefault(id);
            counts[id] = (inA + 1, inB);
        }

        foreach (var term in b)
        {
            var id = scope.TermId(term.Stem);
            var (inA, inB) = counts.GetValueOrDefault(id);
            counts[id] = (inA, inB + 1);
        }

        return [.. counts.Select(count => new TermCount(
            count.Key, (ushort)Math.Min(count.Value.A, ushort.MaxValue),
                (ushort)Math.Min(count.Value.B, ushort.MaxValue)))];
    }
}
