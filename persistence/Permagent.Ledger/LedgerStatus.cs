namespace Permagent.Ledger;

/// <summary>How a ledger is: its log and head, why it may not sign (null = it may), and whether the disk was
/// full.</summary>
public sealed record LedgerStatus(LogOrigin Origin, MerkleHead Head, string? Diverged, bool Full, bool Trial);
