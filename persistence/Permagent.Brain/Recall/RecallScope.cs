using Permagent.Brain.Episodes;

namespace Permagent.Brain.Recall;

/// <summary>Where a recall looks.</summary>
public sealed record RecallScope
{
    /// <summary>Everywhere but the bin and the quarantine.</summary>
    public static RecallScope Everything { get; } = new();

    /// <summary>Project that is preferred. Default: empty, none.</summary>
    public string Project { get; init; } = "";

    /// <summary>True leaves out all other projects. Default: false.</summary>
    public bool OnlyProject { get; init; }

    /// <summary>Only these origins, for example the user's own words. Default: empty, all.</summary>
    public ImmutableArray<EpisodeOrigin> Origins { get; init; } = [];

    /// <summary>Only sources whose path starts with this. Default: empty, all.</summary>
    public string SourcePrefix { get; init; } = "";

    /// <summary>True takes quarantined episodes too. Default: false.</summary>
    public bool WithQuarantined { get; init; }
}
