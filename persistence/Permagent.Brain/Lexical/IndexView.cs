using Permagent.Brain.Episodes;

namespace Permagent.Brain.Lexical;

/// <summary>A snapshot as seen from one point in time.</summary>
/// <param name="index">The snapshot.</param>
/// <param name="asOf">The point; null is now.</param>
internal sealed class IndexView(IndexSnapshot index, AsOf? asOf)
{
    /// <summary>The snapshot.</summary>
    public IndexSnapshot Index => index;

    /// <summary>True if the episode is there at that point. What is in the bin is never there.</summary>
    public bool Sees(IndexedEpisode episode) => asOf is not { } point
        ? episode.IsCurrent
        : (episode.Flags & EpisodeFlags.Binned) == 0
            && episode.SysFrom <= point.Known.Micros && point.Known.Micros < episode.SysTo
            && episode.AtFrom <= point.Valid.Micros;

    /// <summary>The neighbour before (-1) or after (+1) that is there at that point, or -1.</summary>
    public int Neighbour(int doc, int step)
    {
        var episode = index.Docs[doc];
        if (asOf is null) return step < 0 ? episode.Previous : episode.Next;
        var docs = index.Sessions[episode.Session].Docs;
        for (var at = Array.IndexOf(docs, doc) + step; at >= 0 && at < docs.Length; at += step)
            if (Sees(index.Docs[docs[at]])) return docs[at];
        return -1;
    }
}
