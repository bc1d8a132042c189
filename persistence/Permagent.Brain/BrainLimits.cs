namespace Permagent.Brain;

/// <summary>Limits of the Brain that hold for every caller.</summary>
public static class BrainLimits
{
    /// <summary>Most drafts of one call of AddAsync, in episodes: one transaction of the batch path.</summary>
    public const int DraftsMax = 2_000;

    /// <summary>Longest text of one episode given to AddAsync, in characters. Readers cut at 1,200; a chat message is
    /// kept whole up to this length.</summary>
    public const int EpisodeTextMax = 200_000;

    /// <summary>Longest query, in characters; more is refused, since no person types it.</summary>
    public const int QueryTextMax = 4_000;

    /// <summary>Most hits of one recall. 400 are kept by the lexical channel.</summary>
    public const int HitsMax = 400;

    /// <summary>Longest name of an entity, speaker, predicate, key or title, in characters.</summary>
    public const int NameMax = 400;

    /// <summary>Longest value of a fact, in characters: a value is a phrase, longer text is an episode.</summary>
    public const int FactValueMax = 2_000;

    /// <summary>Most facts that one query returns (brain.md section 8: 2,000 facts).</summary>
    public const int FactsMax = 2_000;

    /// <summary>Most episodes that one page returns.</summary>
    public const int PageMax = 500;

    /// <summary>Most episodes that one forget plan may list; a larger one asks for a narrower selector.</summary>
    public const int ForgetMax = 100_000;

    /// <summary>Commands that may wait for the writer; more are answered busy.</summary>
    public const int QueueMax = 4_096;

    /// <summary>Days that something stays in the bin.</summary>
    public const int BinDays = 30;
}
