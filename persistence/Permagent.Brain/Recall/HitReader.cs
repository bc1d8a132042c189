using Permagent.Brain.Facts;
using Permagent.Brain.Lexical;
using Permagent.Brain.Store;

namespace Permagent.Brain.Recall;

/// <summary>Fetches the text of ranked episodes and says why each was found.</summary>
internal sealed class HitReader(Db db, Question question, LexicalScorer scorer)
{
    private const int FactsPerHitMax = 20; // Facts named with one hit: a screen of them.

    /// <summary>The first hits by rank, and how many ranked rows were gone.</summary>
    public (ImmutableArray<RecallHit> Hits, int Gone) Read(List<RankedEpisode> ranked, int count)
    {
        var hits = ImmutableArray.CreateBuilder<RecallHit>(count);
        var gone = 0;
        foreach (var row in ranked)
        {
            if (hits.Count == count) break;
            var episode = EpisodeReader.ByRow(db, row.Rid);
            if (episode is null)
            {
                // Moved to the bin after the snapshot: the next one takes its place.
                gone++;
                continue;
            }

            hits.Add(new(
                hits.Count + 1, row.Score, episode, ExcerptMaker.Make(episode.Text, question, scorer.Weights),
                FactsOf(row.Rid), ReasonsOf(row)));
        }

        return (hits.ToImmutable(), gone);
    }

    private ImmutableArray<FactId> FactsOf(long episode) =>
    [
        .. db.Rows(
            """
            SELECT DISTINCT f.id FROM fact_cite c JOIN fact f ON f.rid = c.fact_rid
            WHERE c.episode_rid = @0 AND f.status = 'accepted' AND f.sys_to = @1 ORDER BY f.id LIMIT @2
            """,
            row => new FactId(Key128.From(row.GetFieldValue<byte[]>(0))),
            episode, Instant.Forever.Micros, (long)FactsPerHitMax),
    ];

    private HitReasons ReasonsOf(RankedEpisode row)
    {
        var terms = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var stem in question.Stems)
        {
            var score = scorer.TermScore(stem, row.Doc);
            if (score > 0) terms[stem] = Rounded(score);
        }

        var parts = row.Parts;
        return new(
            Rounded(parts.Own), Rounded(parts.Previous), Rounded(parts.Next), Rounded(parts.Window),
            Rounded(parts.Session), parts.Speaker, row.Priors, terms.ToImmutable());
    }

    private static double Rounded(double score) => Math.Round(score, 6);
}
