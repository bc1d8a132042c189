namespace Permagent.Ledger;

/// <summary>How a ledger is: its log and head, why it may not sign (null = it may), whether the disk was full, and what
/// failed last after a commit: keeping or signing the head, or a listener (null = nothing).</summary>
public sealed record LedgerStatus(
    LogOrigin Origin, MerkleHead Head, string? Diverged, bool Full, bool Trial, string? Trouble = null);
