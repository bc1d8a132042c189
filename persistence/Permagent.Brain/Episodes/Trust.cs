namespace Permagent.Brain.Episodes;

/// <summary>Whether a text may enter a context by itself.</summary>
public enum Trust
{
    /// <summary>The user's own material.</summary>
    Trusted,

    /// <summary>From elsewhere: marked, and kept out of automatic context.</summary>
    Untrusted,
}
