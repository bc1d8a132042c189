namespace Permagent.Brain.Ingest;

/// <summary>What a reader made of a source.</summary>
public sealed record SourceReading
{
    /// <summary>Title; empty if none was found.</summary>
    public string Title { get; init; } = "";

    /// <summary>Time of the document.</summary>
    public required Instant At { get; init; }

    /// <summary>How exact it is.</summary>
    public required TimePrecision AtPrecision { get; init; }

    /// <summary>Blocks by their place.</summary>
    public required ImmutableArray<SourceBlock> Blocks { get; init; }

    /// <summary>Characters that are in no block, with the reason.</summary>
    public required ImmutableArray<SkippedSpan> Skipped { get; init; }

    /// <summary>What was observed or extracted by rules, by place.</summary>
    public ImmutableArray<SourceFact> Facts { get; init; } = [];
}
