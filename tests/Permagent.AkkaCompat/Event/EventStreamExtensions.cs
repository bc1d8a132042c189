using Permagent.Kernel.Actor.Internal;

namespace Permagent.Kernel.Event;

/// <summary>Members of Akka.NET's event stream.</summary>
public static class EventStreamExtensions
{
    /// <summary>No effect: this kernel's stream forgets the dead by itself.</summary>
    public static void StartUnsubscriber(this EventStream stream, ActorSystemImpl system)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(system);
    }
}
