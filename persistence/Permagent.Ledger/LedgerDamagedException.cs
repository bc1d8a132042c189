namespace Permagent.Ledger;

/// <summary>The database file is missing or cannot be read. It is never made anew in silence: restore a copy, or reset
/// the log.</summary>
public sealed class LedgerDamagedException(string message, Exception? inner = null) : Exception(message, inner);
