using Permagent.Brain.Facts;

namespace Permagent.Brain.Recall;

/// <summary>Answer to a question.</summary>
public sealed record RecallResult
{
    /// <summary>How it went.</summary>
    public required RecallStatus Status { get; init; }

    /// <summary>Generation of the index that answered.</summary>
    public required long Generation { get; init; }

    /// <summary>Time it took.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Stems of the question, in ordinal order.</summary>
    public required ImmutableArray<string> Stems { get; init; }

    /// <summary>Persons named in it.</summary>
    public required ImmutableArray<EntityRef> Persons { get; init; }

    /// <summary>Interval named in it; null if none.</summary>
    public required DateRange? Dates { get; init; }

    /// <summary>Hits by rank.</summary>
    public required ImmutableArray<RecallHit> Hits { get; init; }

    /// <summary>Hits that scope or quarantine kept back, counted among the best 400.</summary>
    public required int Withheld { get; init; }

    /// <summary>Hash of the parameters, 16 hex digits.</summary>
    public required string ParametersHash { get; init; }
}
