namespace Permagent.Actors.Ports;

/// <summary>An intent that the ledger does not take; nothing was written and nothing may be done.</summary>
/// <param name="reason"><c>done</c>, <c>unknown</c>, <c>running</c>, <c>approval-used</c>, <c>not-approved</c> or
/// <c>closed</c>.</param>
/// <param name="message">What stands in the way.</param>
public sealed class EffectRefusedException(string reason, string message) : Exception(message)
{
    /// <summary>Reason code.</summary>
    public string Reason { get; } = reason;
}
