namespace Permagent.Actors.Tools;

/// <summary>A call that a tool cannot plan: bad arguments, or a target outside the scope. Nothing was
/// changed.</summary>
/// <param name="reason">Reason code, for instance <c>bad-args</c> or <c>outside-scope</c>.</param>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class ToolRefusedException(string reason, string message) : Exception(message)
{
    /// <summary>Reason code.</summary>
    public string Reason { get; } = reason;
}
