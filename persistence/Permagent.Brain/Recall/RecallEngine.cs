using System.Globalization;
using Permagent.Brain.Episodes;
using Permagent.Brain.Lexical;
using Permagent.Brain.Store;
using Permagent.Brain.Terms;

namespace Permagent.Brain.Recall;

/// <summary>Answers questions from one snapshot of the index and one read transaction (brain.md 6.3).</summary>
internal sealed class RecallEngine(LexicalIndex index, BrainReaders readers, BrainOptions options)
{
    // Scores are rounded to a millionth, so that the last bits of a sum decide nothing.
    private const int ScoreDigits = 6;

    /// <summary>Answers a question.</summary>
    public RecallResult Recall(RecallQuery query, CancellationToken cancellationToken)
    {
        Guard(query);
        var started = options.Clock.GetTimestamp();
        var question = Analyze(query);
        var view = new IndexView(question.Index, query.AsOf);
        var scorer = new LexicalScorer(view, query.Parameters);
        var speaker = question.Persons.Length == 1 ? question.Persons[0].Rid : 0;
        var kept = scorer.Score(question.Stems, speaker, episode => IsAllowed(episode, query.Scope));
        var (hits, gone) = readers.Read(
            db => new HitReader(db, question, scorer).Read(Rank(db, kept, view, question), query.K), cancellationToken);
        return new()
        {
            Status = StatusOf(hits, scorer, question, kept.Count - gone),
            Generation = question.Index.Generation,
            Took = options.Clock.GetElapsedTime(started),
            Stems = question.Stems,
            Persons = [.. question.Persons.Select(person => person.Entity)],
            Dates = question.Dates,
            Hits = hits,
            Withheld = scorer.Withheld,
            ParametersHash = query.Parameters.Hash(),
        };
    }

    private static void Guard(RecallQuery query)
    {
        if (query.Text.Length > BrainLimits.QueryTextMax)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The question has {query.Text.Length} characters; at most {BrainLimits.QueryTextMax} are taken."));
        }

        if (query.K is < 1 or > BrainLimits.HitsMax)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"1 to {BrainLimits.HitsMax} hits can be asked for, not {query.K}."));
        }
    }

    private Question Analyze(RecallQuery query)
    {
        var now = Instant.From(options.Clock.GetUtcNow());
        var terms = TextAnalyzer.For(options.Analysis).Analyze(query.Text);
        var snapshot = index.Now;
        return new(
            query, snapshot, [.. terms.Select(term => term.Stem).Distinct().Order(StringComparer.Ordinal)],
            snapshot.Persons.NamedIn(query.Text), DateWords.Find(query.Text, query.AsOf?.Valid ?? now));
    }

    private static bool IsAllowed(IndexedEpisode episode, RecallScope scope) =>
        (scope.WithQuarantined || (episode.Flags & EpisodeFlags.Quarantined) == 0)
        && (!scope.OnlyProject || episode.Project == scope.Project)
        && (scope.Origins.IsEmpty || scope.Origins.Contains(episode.Origin))
        && episode.SourcePath.StartsWith(scope.SourcePrefix, StringComparison.Ordinal);

    /// <summary>Applies priors and exact matches to what the lexical channel kept, best first.</summary>
    private static List<RankedEpisode> Rank(Db db, List<ScoredEpisode> kept, IndexView view, Question question)
    {
        var most = kept.Count > 0 ? kept[0].Score : 1;
        var exact = ExactMatch.Find(db, question.Query.Text);
        var ranked = new List<RankedEpisode>(kept.Count);
        foreach (var scored in kept)
        {
            var episode = view.Index.Docs[scored.Doc];
            var priors = PriorsOf(episode, question);
            var score = scored.Score / most;
            foreach (var factor in priors.Values) score *= factor;
            if (exact.Remove(episode.Rid)) (score, priors) = (score + 1, priors.SetItem("exact", 1));
            ranked.Add(new(episode.Rid, episode.Id, scored.Doc, Math.Round(score, ScoreDigits), scored.Parts, priors));
        }

        ranked.AddRange(ExactMatch.Rest(exact, view, episode => IsAllowed(episode, question.Query.Scope)));
        ranked.Sort();
        return ranked;
    }

    private static ImmutableSortedDictionary<string, double> PriorsOf(IndexedEpisode episode, Question question)
    {
        var numbers = question.Query.Parameters;
        var priors = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);
        if (question.Dates is { } dates && numbers.DatePrior != 1
            && episode.AtFrom < dates.To.Micros && dates.From.Micros < episode.AtTo)
            priors = priors.Add("date", numbers.DatePrior);
        if ((episode.Flags & EpisodeFlags.Pinned) != 0 && numbers.PinnedPrior != 1)
            priors = priors.Add("pinned", numbers.PinnedPrior);
        var project = question.Query.Scope.Project;
        if (project.Length > 0 && episode.Project == project && numbers.ProjectPrior != 1)
            priors = priors.Add("project", numbers.ProjectPrior);
        return priors;
    }

    private static RecallStatus StatusOf(
        ImmutableArray<RecallHit> hits, LexicalScorer scorer, Question question, int passed)
    {
        if (hits.Length > 0)
        {
            if (hits[0].Why.Priors.ContainsKey("exact")) return RecallStatus.Found;
            var asked = scorer.Weights.Values.Sum();
            var held = hits[0].Why.Terms.Keys.Sum(stem => scorer.Weights[stem]);
            return held < question.Query.Parameters.WeakShare * asked ? RecallStatus.Weak : RecallStatus.Found;
        }

        if (scorer.Withheld > 0) return RecallStatus.Withheld;
        return scorer.AnyKnown || passed > 0 ? RecallStatus.NothingRetrieved : RecallStatus.TermsUnknown;
    }
}
