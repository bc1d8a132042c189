#nullable disable

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>Makes sequences.</summary>
public static class EventSequence
{
    /// <summary>No event.</summary>
    public static IEventSequence Empty { get; } = new Several([]);

    /// <summary>One event.</summary>
    public static IEventSequence Single(object evt) => new SingleEventSequence(evt);

    /// <summary>Several events.</summary>
    public static IEventSequence Create(params object[] events) => new Several(events);

    /// <summary>Several events.</summary>
    public static IEventSequence Create(IEnumerable<object> events) => new Several([.. events]);

    private sealed class Several(object[] events) : IEventSequence
    {
        public IEnumerable<object> Events => events;
    }
}
