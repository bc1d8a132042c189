namespace Permagent.Brain.Episodes;

/// <summary>Who the words came from.</summary>
public enum EpisodeOrigin
{
    /// <summary>The user said or wrote it.</summary>
    User,

    /// <summary>A tool produced it.</summary>
    Tool,

    /// <summary>A model produced it.</summary>
    Model,

    /// <summary>It was given to a model from recall: stored, never indexed.</summary>
    Recall,

    /// <summary>It was read from a file.</summary>
    Import,
}
