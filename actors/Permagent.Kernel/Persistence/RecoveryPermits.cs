#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>Asks for leave to recover.</summary>
internal sealed record RequestRecoveryPermit(int InstanceId) : IPersistenceMessage;

/// <summary>Leave to recover.</summary>
internal sealed record RecoveryPermitGranted(int InstanceId) : IPersistenceMessage;

/// <summary>The recovery has ended, or will not take place.</summary>
internal sealed class ReturnRecoveryPermit
{
    private ReturnRecoveryPermit()
    {
    }

    public static ReturnRecoveryPermit Instance { get; } = new();
}

/// <summary>Lets a limited number of actors recover at a time, in the order in which they ask. An actor that dies gives
/// its permit, or its place in the queue, back.</summary>
internal sealed class RecoveryPermits : ReceiveActor
{
    private readonly int _permitsMax;
    private readonly HashSet<IActorRef> _holders = [];
    private readonly LinkedList<(IActorRef Actor, int InstanceId)> _waiting = new();

    public RecoveryPermits(int permitsMax)
    {
        _permitsMax = permitsMax;
        Receive<RequestRecoveryPermit>(OnRequest);
        Receive<ReturnRecoveryPermit>(_ => Release(Sender));
        Receive<Terminated>(gone => Release(gone.ActorRef));
    }

    public static Props PropsFor(int permitsMax) => Props.Create(() => new RecoveryPermits(permitsMax));

    private void OnRequest(RequestRecoveryPermit request)
    {
        Context.Watch(Sender);
        _waiting.AddLast((Sender, request.InstanceId));
        Grant();
    }

    private void Release(IActorRef actor)
    {
        Context.Unwatch(actor);
        _holders.Remove(actor);
        foreach ((IActorRef Actor, int InstanceId) place in _waiting.Where(one => one.Actor.Equals(actor)).ToArray())
        {
            _waiting.Remove(place);
        }

        Grant();
    }

    private void Grant()
    {
        while (_holders.Count < _permitsMax && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            _holders.Add(first.Value.Actor);
            first.Value.Actor.Tell(new RecoveryPermitGranted(first.Value.InstanceId), Self);
        }
    }
}
