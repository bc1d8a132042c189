namespace Permagent.Brain.Facts;

/// <summary>A better value for a fact. The words become an episode of origin user.</summary>
/// <param name="Fact">The version that is wrong or no longer so.</param>
/// <param name="Value">The value that is right.</param>
public sealed record Correction(FactId Fact, string Value)
{
    /// <summary>Null (default): it was never as stored, the old value leaves valid history. A time: it changed
    /// then, the
    /// old value ends there.</summary>
    public Instant? ChangedAt { get; init; }

    /// <summary>Who corrects. Default: <c>user</c>.</summary>
    public string Actor { get; init; } = "user";

    /// <summary>Why, in the user's words. Default: empty.</summary>
    public string Reason { get; init; } = "";
}
