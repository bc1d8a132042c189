namespace Permagent.Ledger;

/// <summary>The disk or the database is full. Nothing of the call was written, nothing earlier was lost.</summary>
public sealed class LedgerFullException(string message, Exception? inner = null) : Exception(message, inner);
