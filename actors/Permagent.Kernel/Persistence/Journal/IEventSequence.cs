#nullable disable

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>The events that a stored one stands for.</summary>
public interface IEventSequence
{
    /// <summary>The events, in order.</summary>
    IEnumerable<object> Events { get; }
}
