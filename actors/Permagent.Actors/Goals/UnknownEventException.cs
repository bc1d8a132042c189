namespace Permagent.Actors.Goals;

/// <summary>An event that this version does not know. The goal stops; nothing is skipped.</summary>
/// <param name="name">Name of the event.</param>
public sealed class UnknownEventException(string name)
    : Exception($"The event {name} is not known to this version. Use the version that wrote it, or a newer one.");
