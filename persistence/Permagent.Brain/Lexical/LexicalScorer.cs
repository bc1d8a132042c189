using Permagent.Brain.Recall;

namespace Permagent.Brain.Lexical;

/// <summary>The lexical channel T (brain.md 6.2) for one question. Used once, by one thread.</summary>
internal sealed class LexicalScorer
{
    private readonly IndexView _view;
    private readonly IndexSnapshot _index;
    private readonly RecallParameters _numbers;
    private readonly double[] _own;
    private readonly double[] _window;
    private readonly double[] _session;
    private readonly int[] _windowTimes;
    private readonly int[] _sessionTimes;
    private readonly bool[] _seen;
    private readonly List<int> _candidates = [];
    private readonly List<int> _sessionsHit = [];

    public LexicalScorer(IndexView view, RecallParameters numbers)
    {
        (_view, _index, _numbers) = (view, view.Index, numbers);
        var docs = _index.Docs.Count;
        var sessions = _index.Sessions.Count;
        (_own, _window, _windowTimes, _seen) = (new double[docs], new double[docs], new int[docs], new bool[docs]);
        (_session, _sessionTimes) = (new double[sessions], new int[sessions]);
    }

    /// <summary>Weight of each stem of the question by stem; unknown stems have the weight of no holder.</summary>
    public SortedDictionary<string, double> Weights { get; } = new(StringComparer.Ordinal);

    /// <summary>True if at least one stem is in the index.</summary>
    public bool AnyKnown { get; private set; }

    /// <summary>Episodes that hold a stem themselves but were not allowed.</summary>
    public int Withheld { get; private set; }

    /// <summary>The best episodes, best first, at most <see cref="RecallParameters.KeptMax"/>.</summary>
    /// <param name="stems">Distinct stems in ordinal order: sums of doubles depend on it.</param>
    /// <param name="speaker">Row of the one person named; 0 for none.</param>
    /// <param name="allowed">Which episodes may be hits.</param>
    public List<ScoredEpisode> Score(IReadOnlyList<string> stems, long speaker, Func<IndexedEpisode, bool> allowed)
    {
        foreach (var stem in stems) AddStem(stem);
        var best = new BestEpisodes(_numbers.KeptMax);
        var most = (Neighbours: 0.0, Window: 0.0, Session: 0.0);
        foreach (var doc in _candidates)
        {
            most.Neighbours = Math.Max(most.Neighbours, Parts(doc, default, 0).Sum);
            most.Window = Math.Max(most.Window, _window[doc]);
        }

        foreach (var session in _sessionsHit) most.Session = Math.Max(most.Session, _session[session]);
        foreach (var doc in _candidates) Offer(doc, most, speaker, allowed, best);
        foreach (var session in _sessionsHit) OfferRest(session, most, speaker, allowed, best);
        return best.Take();
    }

    /// <summary>What one stem gave to the own score of an episode.</summary>
    public double TermScore(string stem, int doc)
    {
        var postings = _index.Terms.Postings(stem);
        var (low, high) = (0, postings.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (postings[middle].Doc == doc) return OwnScore(postings[middle], Weights[stem]);
            if (postings[middle].Doc < doc) low = middle + 1;
            else high = middle - 1;
        }

        return 0;
    }

    private void OfferRest(
        int session, (double, double, double) most, long speaker, Func<IndexedEpisode, bool> allowed, BestEpisodes best)
    {
        foreach (var doc in _index.Sessions[session].Docs)
        {
            if (_seen[doc] || !_view.Sees(_index.Docs[doc])) continue;
            Offer(doc, most, speaker, allowed, best);
        }
    }

    private void Offer(
        int doc, (double Neighbours, double Window, double Session) most, long speaker,
        Func<IndexedEpisode, bool> allowed, BestEpisodes best)
    {
        var episode = _index.Docs[doc];
        if (!allowed(episode))
        {
            if (_own[doc] > 0) Withheld++;
            return;
        }

        var parts = Parts(doc, most, speaker);
        if (parts.Sum > 0) best.Offer(new(doc, episode.Id, parts.Sum, parts));
    }

    private ScoreParts Parts(int doc, (double Neighbours, double Window, double Session) most, long speaker)
    {
        var (previous, next) = (_view.Neighbour(doc, -1), _view.Neighbour(doc, 1));
        var before = previous >= 0 ? _numbers.Previous * _own[previous] : 0;
        var after = next >= 0 ? _numbers.Next * _own[next] : 0;
        var episode = _index.Docs[doc];
        var window = _numbers.Window * most.Neighbours * _window[doc] / (most.Window > 0 ? most.Window : 1);
        var session = _numbers.Session * most.Neighbours * _session[episode.Session]
            / (most.Session > 0 ? most.Session : 1);
        var factor = speaker != 0 && episode.SpeakerRid == speaker ? _numbers.Speaker : 1;
        return new(_own[doc], before, after, window, session, factor);
    }

    /// <summary>Adds one stem to all three sums: first it counts who holds it, then it weighs.</summary>
    private void AddStem(string stem)
    {
        var postings = _index.Terms.Postings(stem);
        var (holders, docs, sessions) = (0L, new List<int>(), new List<int>());
        foreach (var posting in postings)
        {
            if (posting.Doc >= _index.Docs.Count) break;
            var episode = _index.Docs[posting.Doc];
            if (episode.IsCurrent) holders++;
            if (!_view.Sees(episode)) continue;
            AddTimes(posting, episode.Session, docs, sessions);
        }

        AnyKnown |= holders > 0 || docs.Count > 0;
        var weight = Bm25.Idf(_index.Current, holders);
        Weights[stem] = weight;
        WeighOwn(postings, weight);
        WeighWindows(docs);
        WeighSessions(sessions);
    }

    private void AddTimes(Posting posting, int session, List<int> docs, List<int> sessions)
    {
        var (previous, next) = (_view.Neighbour(posting.Doc, -1), _view.Neighbour(posting.Doc, 1));
        AddTimes(posting.Doc, posting.InA, docs);
        if (previous >= 0) AddTimes(previous, posting.InA, docs);
        if (next >= 0) AddTimes(next, posting.InA, docs);
        if (posting.InA == 0) return;
        if (_sessionTimes[session] == 0) sessions.Add(session);
        _sessionTimes[session] += posting.InA;
    }

    private void AddTimes(int doc, int times, List<int> docs)
    {
        if (!_seen[doc])
        {
            _seen[doc] = true;
            _candidates.Add(doc);
        }

        if (times == 0) return;
        if (_windowTimes[doc] == 0) docs.Add(doc);
        _windowTimes[doc] += times;
    }

    private void WeighOwn(ReadOnlySpan<Posting> postings, double weight)
    {
        foreach (var posting in postings)
        {
            if (posting.Doc >= _index.Docs.Count) break;
            if (_view.Sees(_index.Docs[posting.Doc])) _own[posting.Doc] += OwnScore(posting, weight);
        }
    }

    private double OwnScore(Posting posting, double weight)
    {
        var episode = _index.Docs[posting.Doc];
        var length = (episode.LengthA + episode.LengthB) / Mean(_index.LengthA + _index.LengthB, _index.Current);
        return Bm25.Term(weight, posting.InA + posting.InB, _numbers.K1, _numbers.EpisodeB, length);
    }

    private void WeighWindows(List<int> docs)
    {
        var mean = Mean(_index.LengthWindows, _index.Current);
        var weight = Bm25.Idf(_index.Current, Math.Min(docs.Count, _index.Current));
        foreach (var doc in docs)
        {
            var (previous, next) = (_view.Neighbour(doc, -1), _view.Neighbour(doc, 1));
            var length = _index.Docs[doc].LengthA + (previous >= 0 ? _index.Docs[previous].LengthA : 0)
                + (next >= 0 ? _index.Docs[next].LengthA : 0);
            _window[doc] += Bm25.Term(weight, _windowTimes[doc], _numbers.K1, _numbers.ContextB, length / mean);
            _windowTimes[doc] = 0;
        }
    }

    private void WeighSessions(List<int> sessions)
    {
        var mean = Mean(_index.LengthA, _index.CurrentSessions);
        var weight = Bm25.Idf(_index.CurrentSessions, Math.Min(sessions.Count, _index.CurrentSessions));
        foreach (var number in sessions)
        {
            if (_session[number] == 0) _sessionsHit.Add(number);
            var length = _index.Sessions[number].LengthA / mean;
            _session[number] += Bm25.Term(weight, _sessionTimes[number], _numbers.K1, _numbers.ContextB, length);
            _sessionTimes[number] = 0;
        }
    }

    private static double Mean(long total, long count) => count > 0 && total > 0 ? (double)total / count : 1;
}
