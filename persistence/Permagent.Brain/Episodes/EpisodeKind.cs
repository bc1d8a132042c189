namespace Permagent.Brain.Episodes;

/// <summary>What an episode is a piece of.</summary>
public enum EpisodeKind
{
    /// <summary>One message of a conversation.</summary>
    Message,

    /// <summary>A block of prose.</summary>
    Text,

    /// <summary>A block of code.</summary>
    Code,

    /// <summary>The head of a document: keys and values.</summary>
    Meta,

    /// <summary>What the user told the Brain directly.</summary>
    Note,
}
