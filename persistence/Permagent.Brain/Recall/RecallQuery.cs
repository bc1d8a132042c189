namespace Permagent.Brain.Recall;

/// <summary>A question.</summary>
/// <param name="Text">The words; at most <see cref="BrainLimits.QueryTextMax"/> characters.</param>
public sealed record RecallQuery(string Text)
{
    /// <summary>Hits wanted. Default: 10, for a person; 40 suits a model.</summary>
    public int K { get; init; } = 10;

    /// <summary>The point in time. Default: now on both axes.</summary>
    public AsOf? AsOf { get; init; }

    /// <summary>Where to look. Default: everywhere but the bin and the quarantine.</summary>
    public RecallScope Scope { get; init; } = RecallScope.Everything;

    /// <summary>Numbers of the ranking. Default: those of the product.</summary>
    public RecallParameters Parameters { get; init; } = RecallParameters.T;
}
