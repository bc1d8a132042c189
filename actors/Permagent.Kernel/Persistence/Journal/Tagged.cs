#nullable disable
using System.Collections.Immutable;

namespace Permagent.Kernel.Persistence.Journal;

/// <summary>An event with words under which it can be found besides its stream. Replayed is the event alone.</summary>
public sealed class Tagged(object payload, IEnumerable<string> tags)
{
    /// <summary>The event.</summary>
    public object Payload { get; } = payload;

    /// <summary>The words.</summary>
    public IImmutableSet<string> Tags { get; } = tags.ToImmutableSortedSet(StringComparer.Ordinal);
}
