namespace Permagent.Ledger;

/// <summary>The database was written by a newer version of the program. Update the program; the file is
/// unchanged.</summary>
public sealed class LedgerNewerException(string message, Exception? inner = null) : Exception(message, inner);
