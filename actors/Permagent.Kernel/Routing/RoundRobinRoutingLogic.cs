#nullable disable

namespace Permagent.Kernel.Routing;

/// <summary>Each routee in its turn. Any thread may call it.</summary>
/// <param name="next">The turn before the first one.</param>
public sealed class RoundRobinRoutingLogic(int next) : RoutingLogic
{
    // Counted in 64 bits: past the 32 of the start value the rotation goes on without a jump.
    private long _turn = next;

    /// <summary>Begins with the first routee.</summary>
    public RoundRobinRoutingLogic()
        : this(-1)
    {
    }

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        return routees.Length == 0
            ? Routee.NoRoutee
            : routees[(int)((ulong)Interlocked.Increment(ref _turn) % (ulong)routees.Length)];
    }
}
