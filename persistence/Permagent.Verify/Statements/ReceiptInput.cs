namespace Permagent.Verify.Statements;

/// <summary>Something that the task was made from: commitment to where it lies, and its hash. Of private content the
/// digest is a commitment to the hex hash: a bare hash of a short text could be guessed for ever.</summary>
public sealed record ReceiptInput(Digest UriC, DigestSet Digest);
