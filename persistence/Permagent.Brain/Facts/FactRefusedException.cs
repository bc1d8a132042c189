namespace Permagent.Brain.Facts;

/// <summary>Rolls back a note whose fact was refused; turned into a result at the door.</summary>
/// <param name="reason">Why.</param>
internal sealed class FactRefusedException(string reason) : Exception(reason);
