namespace Permagent.Brain.Facts;

/// <summary>One version of a fact as stored.</summary>
internal sealed record FactRow
{
    /// <summary>Row; 0 before it is written.</summary>
    public long Rid { get; init; }

    /// <summary>Id; set when it is written.</summary>
    public Key128 Id { get; init; }

    /// <summary>Row of the subject.</summary>
    public required long SubjectRid { get; init; }

    /// <summary>Predicate.</summary>
    public required string Predicate { get; init; }

    /// <summary>Row of the object; null for a text value.</summary>
    public required long? ObjectRid { get; init; }

    /// <summary>Value as written.</summary>
    public required string Value { get; init; }

    /// <summary>Value in the form in which values are compared.</summary>
    public required string Key { get; init; }

    /// <summary>True if it holds the slot: one value at a time, said to be so.</summary>
    public required bool HoldsSlot { get; init; }

    /// <summary>False: said not to be so.</summary>
    public required bool Positive { get; init; }

    /// <summary>How it was meant.</summary>
    public required FactModality Modality { get; init; }

    /// <summary>Start in the world.</summary>
    public required long ValidFrom { get; init; }

    /// <summary>End in the world.</summary>
    public required long ValidTo { get; init; }

    /// <summary>How exact the start is.</summary>
    public required TimePrecision Precision { get; init; }

    /// <summary>How it came about.</summary>
    public required FactMethod Method { get; init; }

    /// <summary>True if the two hold at a common time.</summary>
    public bool Overlaps(FactRow other) => ValidFrom < other.ValidTo && other.ValidFrom < ValidTo;

    /// <summary>True if they overlap or one ends where the other starts.</summary>
    public bool Touches(FactRow other) => ValidFrom <= other.ValidTo && other.ValidFrom <= ValidTo;
}
