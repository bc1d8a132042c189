#nullable disable

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>One event.</summary>
public sealed class SingleEventSequence(object evt) : IEventSequence
{
    /// <inheritdoc/>
    public IEnumerable<object> Events { get; } = [evt];
}
