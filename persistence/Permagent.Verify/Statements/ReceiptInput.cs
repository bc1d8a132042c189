namespace Permagent.Verify.Statements;

/// <summary>Something that the task was made from: commitment to where it lies, and its hash.</summary>
public sealed record ReceiptInput(Digest UriC, DigestSet Digest);
