#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>A persistent actor whose methods say whether they have handled a message.</summary>
public abstract class PersistentActor : Eventsourced;
