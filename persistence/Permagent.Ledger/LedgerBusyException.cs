namespace Permagent.Ledger;

/// <summary>Too many calls wait for the writer. Nothing was written; try again later.</summary>
public sealed class LedgerBusyException(string message, Exception? inner = null) : Exception(message, inner);
