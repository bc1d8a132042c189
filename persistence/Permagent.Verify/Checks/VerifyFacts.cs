namespace Permagent.Verify.Checks;

/// <summary>What an export says once its signatures hold. Null or empty = the export is not about that.</summary>
public sealed record VerifyFacts
{
    /// <summary>Origin of the log.</summary>
    public required string Origin { get; init; }

    /// <summary>Id of the node's key.</summary>
    public required KeyId NodeKey { get; init; }

    /// <summary>Entries and root of the signed head.</summary>
    public required MerkleHead Head { get; init; }

    /// <summary>The home answered its own asks: it proves the machinery, not a person's will.</summary>
    public required bool Trial { get; init; }

    /// <summary>Entries that were looked at.</summary>
    public required int Entries { get; init; }

    /// <summary>Receipts that verified.</summary>
    public required int Receipts { get; init; }

    /// <summary>Signed answers that verified.</summary>
    public required int Answers { get; init; }

    /// <summary>Task of the receipt.</summary>
    public string? Task { get; init; }

    /// <summary>How it ended.</summary>
    public string? Outcome { get; init; }

    /// <summary>Checks that passed, and all that ran.</summary>
    public (int Passed, int All) Checks { get; init; }

    /// <summary>Criteria that no check covers, with the reason.</summary>
    public ImmutableArray<string> NotChecked { get; init; } = [];

    /// <summary>Outputs: name and SHA-256.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];
}
