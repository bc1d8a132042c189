using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;

namespace Permagent.Brain.Forgetting;

/// <summary>What is to be forgotten: exactly one of the fields is set.</summary>
public sealed record ForgetSelector
{
    /// <summary>Single episodes.</summary>
    public ImmutableArray<EpisodeId> Episodes { get; init; } = [];

    /// <summary>A session.</summary>
    public SessionId? Session { get; init; }

    /// <summary>Path or name of a source.</summary>
    public string? SourcePath { get; init; }

    /// <summary>Episodes that a fact about this entity cites.</summary>
    public EntityId? Entity { get; init; }

    /// <summary>Everything that one change stored, for example the first read of a folder.</summary>
    public ChangeId? Change { get; init; }

    /// <summary>Episodes whose time starts at or after this; goes with <see cref="Until"/>.</summary>
    public Instant? Since { get; init; }

    /// <summary>Episodes whose time starts before this; goes with <see cref="Since"/>.</summary>
    public Instant? Until { get; init; }

    /// <summary>The hits of a query, at most 40: every one with all of its words.</summary>
    public string? Query { get; init; }
}
