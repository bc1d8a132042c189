namespace Permagent.Brain.Facts;

/// <summary>One version of a fact.</summary>
public sealed record Fact
{
    /// <summary>The id of this version.</summary>
    public required FactId Id { get; init; }

    /// <summary>The subject.</summary>
    public required EntityRef Subject { get; init; }

    /// <summary>The predicate.</summary>
    public required string Predicate { get; init; }

    /// <summary>The value as text; the object's name if it has one.</summary>
    public required string Value { get; init; }

    /// <summary>The object entity; null for a text value.</summary>
    public EntityRef? Target { get; init; }

    /// <summary>Start in the world.</summary>
    public required Instant ValidFrom { get; init; }

    /// <summary>End in the world, exclusive.</summary>
    public required Instant ValidTo { get; init; }

    /// <summary>How exact the start is.</summary>
    public required TimePrecision ValidPrecision { get; init; }

    /// <summary>Since when the Brain held it so.</summary>
    public required Instant SysFrom { get; init; }

    /// <summary>Until when; Forever if it still does.</summary>
    public required Instant SysTo { get; init; }

    /// <summary>False: it is said not to be so.</summary>
    public required bool Positive { get; init; }

    /// <summary>How it was meant.</summary>
    public required FactModality Modality { get; init; }

    /// <summary>How it came about.</summary>
    public required FactMethod Method { get; init; }

    /// <summary>The words it rests on, with their place in the file.</summary>
    public required ImmutableArray<FactSupport> Support { get; init; }
}
