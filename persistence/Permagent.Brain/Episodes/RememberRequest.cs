using Permagent.Brain.Facts;

namespace Permagent.Brain.Episodes;

/// <summary>Something the user wants kept.</summary>
/// <param name="Text">The words. Not empty.</param>
public sealed record RememberRequest(string Text)
{
    /// <summary>Makes a repeated call harmless: the same key and text is the same note. Null (default): always new.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>A fact that these words state; its citations are set to the note. Default: none.</summary>
    public FactDraft? Fact { get; init; }

    /// <summary>Who asked for it, for the change record. Default: <c>user</c>.</summary>
    public string Actor { get; init; } = "user";

    /// <summary>Whose words they are. Default: the user's.</summary>
    public EpisodeOrigin Origin { get; init; } = EpisodeOrigin.User;

    /// <summary>Whether they may enter a context by themselves; untrusted is quarantined. Default: trusted.</summary>
    public Trust Trust { get; init; } = Trust.Trusted;

    /// <summary>Project. Default: empty, none.</summary>
    public string Project { get; init; } = "";
}
