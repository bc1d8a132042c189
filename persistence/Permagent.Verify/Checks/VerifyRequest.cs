namespace Permagent.Verify.Checks;

/// <summary>What to verify, and which keys are known from elsewhere.</summary>
public sealed record VerifyRequest
{
    /// <summary>Folder of an export: of a receipt or of a whole log.</summary>
    public required string Path { get; init; }

    /// <summary>Node keys that the caller trusts. None, and no approver either: the result is 50 at best.</summary>
    public ImmutableArray<PublicKey> NodeKeys { get; init; } = [];

    /// <summary>Approver keys that the caller trusts.</summary>
    public ImmutableArray<PublicKey> ApproverKeys { get; init; } = [];

    /// <summary>A head of this log that was kept earlier; null = none.</summary>
    public SignedNote? KnownHead { get; init; }
}
