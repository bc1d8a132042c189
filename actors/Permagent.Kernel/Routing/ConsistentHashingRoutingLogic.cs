#nullable disable
using System.Text;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Routing;

/// <summary>The same key goes to the same routee while the routees stay the same. The key is what the mapping gives,
/// else the message's own (<see cref="IConsistentHashable"/>, <see cref="ConsistentHashableEnvelope"/>); a message
/// without a usable key is dropped with a warning.</summary>
public sealed class ConsistentHashingRoutingLogic : RoutingLogic
{
    /// <summary>Places of one routee on the ring unless told otherwise: 100 keep the shares within 20 %.</summary>
    private const int DefaultVirtualNodes = 100;

    private readonly ActorSystem _system;
    private readonly int _virtualNodes;
    private readonly ConsistentHashMapping _mapping;
    private volatile State _state;

    /// <summary>Keys of the messages themselves.</summary>
    public ConsistentHashingRoutingLogic(ActorSystem system)
        : this(system, 0, null)
    {
    }

    /// <summary>With a mapping.</summary>
    /// <param name="system">Whose log and serializers are used.</param>
    /// <param name="virtualNodesFactor">Places of one routee on the ring; 0 for the default, 100.</param>
    /// <param name="hashMapping">The key of a message, or null to ask the message.</param>
    public ConsistentHashingRoutingLogic(
        ActorSystem system, int virtualNodesFactor, ConsistentHashMapping hashMapping)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentOutOfRangeException.ThrowIfNegative(virtualNodesFactor);
        _system = system;
        _virtualNodes = virtualNodesFactor == 0 ? DefaultVirtualNodes : virtualNodesFactor;
        _mapping = hashMapping;
    }

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        if (routees.Length == 0)
        {
            return Routee.NoRoutee;
        }

        try
        {
            object key = _mapping?.Invoke(message) ?? (message as IConsistentHashable)?.ConsistentHashKey;
            if (key is not null)
            {
                return RingOf(routees).OwnerOf(Bytes(key));
            }

            _system.Log.Warning(
                "Message [{0}] has no key: give a mapping, or implement IConsistentHashable.", message.GetType().Name);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            _system.Log.Warning(failure, "The key of message [{0}] cannot be hashed.", message.GetType().Name);
        }

        return Routee.NoRoutee;
    }

    private HashRing RingOf(Routee[] routees)
    {
        State state = _state;
        if (state is null || !state.Routees.AsSpan().SequenceEqual(routees))
        {
            _state = state = new State([.. routees], new HashRing(routees, _virtualNodes));
        }

        return state.Ring;
    }

    private byte[] Bytes(object key) => key switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        IFormattable number => Encoding.UTF8.GetBytes(
            number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        bool flag => [flag ? (byte)1 : (byte)0],
        _ => _system.Serialization.FindSerializerFor(key).ToBinary(key),
    };

    private sealed record State(Routee[] Routees, HashRing Ring);
}
