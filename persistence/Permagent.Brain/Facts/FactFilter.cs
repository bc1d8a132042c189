using Permagent.Brain.Episodes;

namespace Permagent.Brain.Facts;

/// <summary>Which facts are wanted; empty fields take all.</summary>
public sealed record FactFilter
{
    /// <summary>Subject. Default: any.</summary>
    public EntityId? Subject { get; init; }

    /// <summary>Object. Default: any.</summary>
    public EntityId? Target { get; init; }

    /// <summary>Predicate. Default: any.</summary>
    public string? Predicate { get; init; }

    /// <summary>Method. Default: any.</summary>
    public FactMethod? Method { get; init; }

    /// <summary>Only facts that cite this episode. Default: any.</summary>
    public EpisodeId? Episode { get; init; }

    /// <summary>Only this version, whatever its times: then the as-of pair is not applied. Default: none.</summary>
    public FactId? Id { get; init; }

    /// <summary>Most facts returned. Default: 100; at most <see cref="BrainLimits.FactsMax"/>.</summary>
    public int Max { get; init; } = 100;
}
