namespace Permagent.Ledger;

/// <summary>The call would break an invariant of the ledger. Nothing was written.</summary>
public sealed class LedgerRefusedException(string message, Exception? inner = null) : Exception(message, inner);
