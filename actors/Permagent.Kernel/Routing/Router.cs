#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>A logic and its routees; immutable, but for the logic's own memory. For use inside an actor.</summary>
public sealed class Router
{
    private readonly Routee[] _routees;

    /// <summary>A router over routees.</summary>
    public Router(RoutingLogic logic, params Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(logic);
        RoutingLogic = logic;
        _routees = routees ?? [];
    }

    /// <summary>A router over actors.</summary>
    public Router(RoutingLogic logic, IActorRef routee, params IActorRef[] routees)
        : this(logic, [new ActorRefRoutee(routee), .. (routees ?? []).Select(one => new ActorRefRoutee(one))])
    {
    }

    /// <summary>How routees are chosen.</summary>
    public RoutingLogic RoutingLogic { get; }

    /// <summary>The routees, in the order of their turn.</summary>
    public IEnumerable<Routee> Routees => _routees;

    /// <summary>Sends a message to whom the logic chooses; to all for <see cref="Broadcast"/>.</summary>
    public void Route(object message, IActorRef sender)
    {
        object inner = message is RouterEnvelope envelope ? envelope.Message : message;
        if (message is Broadcast && _routees.Length > 0)
        {
            new SeveralRoutees(_routees).Send(inner, sender);
            return;
        }

        Routee chosen = message is Broadcast ? Routee.NoRoutee : RoutingLogic.Select(message, _routees);
        (chosen ?? Routee.NoRoutee).Send(inner, sender);
    }

    /// <summary>The same logic over other routees.</summary>
    public Router WithRoutees(params Routee[] routees) => new(RoutingLogic, routees);

    /// <summary>The same with one more.</summary>
    public Router AddRoutee(Routee routee) => new(RoutingLogic, [.. _routees, routee]);

    /// <summary>The same with one more.</summary>
    public Router AddRoutee(IActorRef routee) => AddRoutee(new ActorRefRoutee(routee));

    /// <summary>The same with one more.</summary>
    public Router AddRoutee(ActorSelection routee) => AddRoutee(new ActorSelectionRoutee(routee));

    /// <summary>The same without one.</summary>
    public Router RemoveRoutee(Routee routee) =>
        new(RoutingLogic, [.. _routees.Where(one => !one.Equals(routee))]);

    /// <summary>The same without one.</summary>
    public Router RemoveRoutee(IActorRef routee) => RemoveRoutee(new ActorRefRoutee(routee));

    /// <summary>The same without one.</summary>
    public Router RemoveRoutee(ActorSelection routee) => RemoveRoutee(new ActorSelectionRoutee(routee));
}
