using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;

namespace Permagent.Journal.Tests.Plugin;

/// <summary>Tells what it recovers, or why it could not.</summary>
internal sealed class Recovering : ReceivePersistentActor
{
    private readonly IActorRef _listener;

    public Recovering(string id, IActorRef listener)
    {
        (PersistenceId, _listener) = (id, listener);
        Recover<SnapshotOffer>(offer => listener.Tell($"{id} from {offer.Metadata.SequenceNr}"));
        Recover<string>(text => listener.Tell($"{id} {text}"));
        Recover<RecoveryCompleted>(_ => listener.Tell($"{id} is up"));
        Command<string>(text => Persist(text, stored => listener.Tell($"{id} stored {stored}")));
    }

    public override string PersistenceId { get; }

    public static Props PropsFor(string id, IActorRef listener) => Props.Create(() => new Recovering(id, listener));

    protected override void OnRecoveryFailure(Exception reason, object? message = null) => _listener.Tell(reason);
}
