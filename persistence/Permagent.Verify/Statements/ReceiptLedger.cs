namespace Permagent.Verify.Statements;

/// <summary>The entries of the task before its receipt: log, ranges of places, count, and RFC 6962 root over
/// them.</summary>
public sealed record ReceiptLedger(string Origin, ImmutableArray<SeqRange> Seqs, int Count, Digest Root);
