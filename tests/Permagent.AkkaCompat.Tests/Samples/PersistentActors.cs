using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;

namespace Permagent.AkkaCompat.Tests.Samples;

/// <summary>Event sourcing, snapshots, at-least-once delivery.</summary>
public sealed class PersistentActors() : CompatTest("""
    akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
    akka.persistence.at-least-once-delivery.redeliver-interval = 50ms
    """)
{
    private sealed record Added(int Amount);

    private sealed class Account : UntypedPersistentActor
    {
        private int _sum;

        public override string PersistenceId => "account";

        protected override void OnRecover(object message)
        {
            switch (message)
            {
                case Added added:
                    _sum += added.Amount;
                    break;
                case SnapshotOffer { Snapshot: int sum } offer:
                    _sum = sum;
                    Context.System.EventStream.Publish($"offered {offer.Metadata.SequenceNr}");
                    break;
                case RecoveryCompleted:
                    Context.System.EventStream.Publish($"recovered {LastSequenceNr} {IsRecovering}");
                    break;
            }
        }

        protected override void OnCommand(object message)
        {
            switch (message)
            {
                case int amount:
                    Persist(new Added(amount), added => _sum += added.Amount);
                    DeferAsync("done", _ => Sender.Tell(_sum));
                    break;
                case int[] amounts:
                    PersistAll(amounts.Select(one => new Added(one)), added => _sum += added.Amount);
                    DeferAsync("done", _ => Sender.Tell(_sum));
                    break;
                case long amount:
                    PersistAsync(new Added((int)amount), added =>
                    {
                        _sum += added.Amount;
                        Sender.Tell(_sum);
                    });
                    break;
                case "snap":
                    SaveSnapshot(_sum);
                    _asker = Sender;
                    break;
                case "forget":
                    DeleteMessages(LastSequenceNr - 1);
                    DeleteSnapshots(new SnapshotSelectionCriteria(long.MaxValue));
                    _asker = Sender;
                    break;
                case SaveSnapshotSuccess or DeleteMessagesSuccess or DeleteSnapshotsSuccess:
                    _asker.Tell(message);
                    break;
                default:
                    Unhandled(message);
                    break;
            }
        }

        private IActorRef _asker;
    }

    private sealed class Replay : ReceivePersistentActor
    {
        private readonly List<int> _seen = [];
        private readonly Recovery _recovery;

        public Replay(Recovery recovery)
        {
            _recovery = recovery;
            Recover<Added>(added => _seen.Add(added.Amount));
            RecoverAny(_ => { });
            Command<string>(_ => Sender.Tell(_seen.ToArray()));
        }

        public override string PersistenceId => "account";

        public override Recovery Recovery => _recovery;
    }

    [Fact]
    public async Task Events_snapshots_and_deletes()
    {
        Sys.EventStream.Subscribe<string>(Inbox.Receiver);
        IActorRef account = Sys.ActorOf<Account>();
        Assert.Equal("recovered 0 False", Expect<string>());

        Assert.Equal(5, await account.Ask<int>(5, Wait));
        Assert.Equal(11, await account.Ask<int>(new[] { 1, 2, 3 }, Wait));
        Assert.Equal(18, await account.Ask<int>(7L, Wait));
        SaveSnapshotSuccess saved = await account.Ask<SaveSnapshotSuccess>("snap", Wait);
        Assert.Equal(("account", 5L), (saved.Metadata.PersistenceId, saved.Metadata.SequenceNr));
        await account.GracefulStop(Wait);

        int[] firstTwo = await Sys.ActorOf(Props.Create(() => new Replay(
            new Recovery(SnapshotSelectionCriteria.None, 2)))).Ask<int[]>("?", Wait);
        Assert.Equal([5, 1], firstTwo);
        Assert.Empty(await Sys.ActorOf(Props.Create(() => new Replay(Recovery.None))).Ask<int[]>("?", Wait));
        account = Sys.ActorOf<Account>();
        Assert.Equal("offered 5", Expect<string>());
        Assert.Equal("recovered 5 False", Expect<string>());
        Inbox.Send(account, "forget");
        object[] both = [Inbox.Receive(Wait), Inbox.Receive(Wait)];
        Assert.Single(both.OfType<DeleteMessagesSuccess>());
        Assert.Single(both.OfType<DeleteSnapshotsSuccess>());
    }

    private sealed record Confirm(long Id);

    private sealed record Letter(long Id, string Text);

    private sealed class Postman(ActorPath target) : AtLeastOnceDeliveryActor(
        settings => settings.WithRedeliverInterval(TimeSpan.FromMilliseconds(30)))
    {
        public override string PersistenceId => "postman";

        protected override bool ReceiveRecover(object message) => Update(message);

        protected override bool ReceiveCommand(object message)
        {
            switch (message)
            {
                case string text:
                    Persist(text, saved => Update(saved));
                    return true;
                case Confirm confirm:
                    Persist(confirm, saved => Update(saved));
                    return true;
                case int:
                    Sender.Tell(GetDeliverySnapshot());
                    return true;
                default:
                    return false;
            }
        }

        private bool Update(object message)
        {
            switch (message)
            {
                case string text:
                    Deliver(target, id => new Letter(id, text));
                    return true;
                case Confirm confirm:
                    Context.System.EventStream.Publish(ConfirmDelivery(confirm.Id));
                    return true;
                default:
                    return false;
            }
        }
    }

    [Fact]
    public async Task A_letter_comes_again_until_it_is_confirmed()
    {
        IActorRef target = Inbox.Receiver;
        IActorRef postman = Sys.ActorOf(Props.Create(() => new Postman(target.Path)));

        postman.Tell("hello");
        Letter first = Expect<Letter>();
        Letter again = Expect<Letter>();
        AtLeastOnceDeliverySnapshot open = await postman.Ask<AtLeastOnceDeliverySnapshot>(1, Wait);
        Sys.EventStream.Subscribe(Inbox.Receiver, typeof(bool));
        postman.Tell(new Confirm(first.Id));

        Assert.Equal((1L, "hello", again), (first.Id, first.Text, first));
        Assert.Equal("hello", ((Letter)open.UnconfirmedDeliveries.Single().Message).Text);
        Assert.Equal(target.Path, open.UnconfirmedDeliveries.Single().Destination);
        Assert.Equal(true, Inbox.ReceiveWhere(message => message is bool, Wait));
    }
}
