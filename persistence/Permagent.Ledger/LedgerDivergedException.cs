namespace Permagent.Ledger;

/// <summary>The database and what is known outside it tell two stories. Nothing is written and nothing is
/// signed.</summary>
public sealed class LedgerDivergedException(string message, Exception? inner = null) : Exception(message, inner);
