#nullable disable

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>Adapters for events of a type and of what derives from it.</summary>
/// <param name="EventType">The type: of the event when writing, of what was kept when reading.</param>
/// <param name="Write">Used before writing; null = as it is.</param>
/// <param name="Read">Used after reading, each on the same stored event, their events one after the other; none = as it
/// is.</param>
public sealed record EventAdapterBinding(Type EventType, IWriteEventAdapter Write, params IReadEventAdapter[] Read)
{
    /// <summary>One adapter for both ways.</summary>
    public EventAdapterBinding(Type eventType, IEventAdapter adapter)
        : this(eventType, adapter, [adapter])
    {
    }
}
