namespace Permagent.Ledger;

/// <summary>What a new log starts from: the key event of the first keys, signed by both, and their public parts in
/// it.</summary>
public sealed record LedgerBirth(DsseEnvelope FirstKeys);
