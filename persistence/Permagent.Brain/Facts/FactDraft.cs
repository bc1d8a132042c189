namespace Permagent.Brain.Facts;

/// <summary>A fact to be asserted. It needs at least one citation.</summary>
public sealed record FactDraft
{
    /// <summary>Name of the subject; an unknown one is created with <see cref="SubjectType"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Type of the subject. Default: <c>other</c>.</summary>
    public string SubjectType { get; init; } = "other";

    /// <summary>Predicate, such as <c>lives_in</c>: lower case, digits and underscore. An unknown one is added with
    /// many values.</summary>
    public required string Predicate { get; init; }

    /// <summary>The value, or the object's name if <see cref="ObjectType"/> is set.</summary>
    public required string Value { get; init; }

    /// <summary>Type of the object entity. Default: null, the value is text.</summary>
    public string? ObjectType { get; init; }

    /// <summary>Start in the world. Default: unknown start.</summary>
    public Instant ValidFrom { get; init; } = Instant.Begin;

    /// <summary>End in the world, exclusive. Default: open.</summary>
    public Instant ValidTo { get; init; } = Instant.Forever;

    /// <summary>How exact the start is. Default: exact.</summary>
    public TimePrecision ValidPrecision { get; init; } = TimePrecision.Exact;

    /// <summary>True (default) says that it is so; false that it is not so.</summary>
    public bool Positive { get; init; } = true;

    /// <summary>How it was meant. Default: asserted.</summary>
    public FactModality Modality { get; init; } = FactModality.Asserted;

    /// <summary>How it came about. Default: the user.</summary>
    public FactMethod Method { get; init; } = FactMethod.User;

    /// <summary>Words it rests on. Default: none; only RememberAsync accepts that, and fills it in.</summary>
    public ImmutableArray<FactCite> Cites { get; init; } = [];

    /// <summary>Who asserts it, for the change record. Default: <c>user</c>.</summary>
    public string Actor { get; init; } = "user";
}
