namespace Permagent.Brain.Episodes;

/// <summary>Marks of an episode.</summary>
[Flags]
public enum EpisodeFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Pinned by the user.</summary>
    Pinned = 1,

    /// <summary>In the bin.</summary>
    Binned = 2,

    /// <summary>Tainted; out of recall unless asked for.</summary>
    Quarantined = 4,

    /// <summary>Quoted from another message; not indexed.</summary>
    Quoted = 8,

    /// <summary>Bytes that are no valid UTF-8 were replaced by U+FFFD.</summary>
    Replaced = 16,
}
