namespace Permagent.Actors.Ports;

/// <summary>A task that cannot be closed with these facts, for instance <c>completed</c> without a passed
/// check.</summary>
/// <param name="message">Which rule is broken.</param>
public sealed class CloseRefusedException(string message) : Exception(message);
