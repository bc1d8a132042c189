namespace Permagent.Actors.Ports;

/// <summary>The ledger cannot write now: disk full, queue full, diverged or an error of the file. Nothing was
/// written.</summary>
/// <param name="reason"><c>ledger-full</c>, <c>ledger-busy</c>, <c>ledger-diverged</c> or <c>ledger-failed</c>.</param>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="cause">The failure below; null when there is none.</param>
public sealed class LedgerUnavailableException(string reason, string message, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>Reason code.</summary>
    public string Reason { get; } = reason;
}
