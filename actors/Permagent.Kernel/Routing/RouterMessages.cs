#nullable disable

namespace Permagent.Kernel.Routing;

/// <summary>A message that a router itself handles, in its order.</summary>
public abstract class RouterManagementMessage
{
    private protected RouterManagementMessage()
    {
    }
}

/// <summary>Asks a router for its routees. Answer: <see cref="Routees"/>.</summary>
public sealed class GetRoutees : RouterManagementMessage
{
    /// <summary>The one instance that is needed.</summary>
    public static GetRoutees Instance { get; } = new();
}

/// <summary>The routees of a router, in the order of their turn.</summary>
public sealed class Routees(IEnumerable<Routee> routees)
{
    /// <summary>The routees.</summary>
    public IEnumerable<Routee> Members { get; } = [.. routees];
}

/// <summary>Adds a routee.</summary>
public sealed class AddRoutee(Routee routee) : RouterManagementMessage
{
    /// <summary>The routee.</summary>
    public Routee Routee { get; } = routee;
}

/// <summary>Takes a routee out; a pool's own member stops when it has handled what it was sent.</summary>
public sealed class RemoveRoutee(Routee routee) : RouterManagementMessage
{
    /// <summary>The routee.</summary>
    public Routee Routee { get; } = routee;
}

/// <summary>Makes a pool larger, or smaller by a negative number.</summary>
public sealed class AdjustPoolSize(int change) : RouterManagementMessage
{
    /// <summary>How many more, or fewer.</summary>
    public int Change { get; } = change;
}

/// <summary>Wraps what a routee is to get.</summary>
public abstract class RouterEnvelope
{
    private protected RouterEnvelope(object message) => Message = message;

    /// <summary>What the routee gets.</summary>
    public object Message { get; }
}

/// <summary>Sends a message to every routee, whatever the router's logic.</summary>
public sealed class Broadcast(object message) : RouterEnvelope(message);

/// <summary>A message with the key that chooses its routee.</summary>
public sealed class ConsistentHashableEnvelope(object message, object hashKey)
    : RouterEnvelope(message), IConsistentHashable
{
    /// <summary>The key.</summary>
    public object HashKey { get; } = hashKey;

    /// <inheritdoc/>
    public object ConsistentHashKey => HashKey;
}
