namespace Permagent.Brain.Recall;

/// <summary>How a recall went. None of them says that something is not stored.</summary>
public enum RecallStatus
{
    /// <summary>Hits.</summary>
    Found,

    /// <summary>Hits, but the best holds little of what was asked.</summary>
    Weak,

    /// <summary>The words are known, no hit passed: other words, a person or a date may find it.</summary>
    NothingRetrieved,

    /// <summary>No word of the question is in the index.</summary>
    TermsUnknown,

    /// <summary>Hits exist but are quarantined or out of scope.</summary>
    Withheld,
}
