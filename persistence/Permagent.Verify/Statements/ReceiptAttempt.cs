namespace Permagent.Verify.Statements;

/// <summary>One attempt: number from 1, digests of its tree before and after, how it ended.</summary>
public sealed record ReceiptAttempt(int N, Digest? TreeBefore, Digest? TreeAfter, string Outcome);
