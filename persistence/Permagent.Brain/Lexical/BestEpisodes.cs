namespace Permagent.Brain.Lexical;

/// <summary>Keeps the best of many episodes in a heap with the worst on top.</summary>
/// <param name="countMax">How many are kept.</param>
internal sealed class BestEpisodes(int countMax)
{
    // The queue's smallest is the worst episode, so that it can be dropped.
    private readonly PriorityQueue<ScoredEpisode, ScoredEpisode> _kept =
        new(Comparer<ScoredEpisode>.Create((left, right) => right.CompareTo(left)));

    /// <summary>Offers an episode.</summary>
    public void Offer(ScoredEpisode episode)
    {
        if (_kept.Count < countMax) _kept.Enqueue(episode, episode);
        else if (episode.CompareTo(_kept.Peek()) < 0) _kept.EnqueueDequeue(episode, episode);
    }

    /// <summary>What was kept, best first.</summary>
    public List<ScoredEpisode> Take()
    {
        var all = new List<ScoredEpisode>(_kept.Count);
        while (_kept.TryDequeue(out var episode, out _)) all.Add(episode);
        all.Reverse();
        return all;
    }
}
