#nullable disable

namespace Permagent.Kernel.Routing;

/// <summary>The key of a message, or null if it has none.</summary>
public delegate object ConsistentHashMapping(object msg);

/// <summary>A message that knows the key that chooses its routee.</summary>
public interface IConsistentHashable
{
    /// <summary>The key; equal keys go to one routee.</summary>
    object ConsistentHashKey { get; }
}
