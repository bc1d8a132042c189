namespace Permagent.Verify.Statements;

/// <summary>Who worked on the task: id, role, and model, provider and place if a model was used.</summary>
public sealed record ReceiptAgent(
    string Id,
    string Role,
    string? Model = null,
    string? Provider = null,
    bool Local = true,
    Digest? ModelDigest = null);
