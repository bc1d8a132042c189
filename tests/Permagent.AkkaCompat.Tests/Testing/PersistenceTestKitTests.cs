using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Testing;

namespace Permagent.AkkaCompat.Tests.Testing;

public sealed class PersistenceTestKitTests : PersistenceTestKit
{
    [Fact]
    public async Task A_failing_write_stops_the_actor_and_later_ones_pass_again()
    {
        IActorRef actor = ActorOf(Props.Create(() => new Notes(TestActor)));
        ExpectMsg("recovered");
        Watch(actor);

        await WithJournalWrite(write => write.Fail(), async () =>
        {
            actor.Tell("a");
            await ExpectMsgAsync("failed a");
        });

        ExpectTerminated(actor);
        IActorRef next = ActorOf(Props.Create(() => new Notes(TestActor)));
        ExpectMsg("recovered");
        next.Tell("b");
        ExpectMsg("stored b 1");
    }

    [Fact]
    public async Task A_refused_write_leaves_the_actor_and_the_number_alone()
    {
        IActorRef actor = ActorOf(Props.Create(() => new Notes(TestActor)));
        ExpectMsg("recovered");

        await WithJournalWrite(write => write.RejectIf(one => one.Payload.Equals("bad")), async () =>
        {
            actor.Tell("bad");
            await ExpectMsgAsync("rejected bad");
            actor.Tell("good");
            await ExpectMsgAsync("stored good 1");
        });
    }

    [Fact]
    public async Task A_failing_replay_stops_the_actor()
    {
        IActorRef actor = ActorOf(Props.Create(() => new Notes(TestActor)));
        ExpectMsg("recovered");
        actor.Tell("a");
        ExpectMsg("stored a 1");

        await WithJournalRecovery(recovery => recovery.FailOnType<string>(), async () =>
        {
            IActorRef again = Watch(ActorOf(Props.Create(() => new Notes(TestActor))));
            await ExpectTerminatedAsync(again);
        });
    }

    [Fact]
    public async Task Failing_snapshots_are_told_and_passing_ones_offered()
    {
        IActorRef actor = ActorOf(Props.Create(() => new Notes(TestActor)));
        ExpectMsg("recovered");
        actor.Tell("a");
        ExpectMsg("stored a 1");

        await WithSnapshotSave(save => save.Fail(), async () =>
        {
            actor.Tell("snap");
            await ExpectMsgAsync("not saved");
        });
        actor.Tell("snap");
        ExpectMsg("saved");
        ActorOf(Props.Create(() => new Notes(TestActor)));
        ExpectMsg("offered 1");
        ExpectMsg("recovered");
    }

    [Fact]
    public async Task A_slow_write_passes_after_its_delay()
    {
        IActorRef actor = ActorOf(Props.Create(() => new Notes(TestActor)));
        ExpectMsg("recovered");

        await WithJournalWrite(write => write.PassWithDelay(TimeSpan.FromMilliseconds(150)), async () =>
        {
            actor.Tell("slow");
            ExpectNoMsg(30);
            await ExpectMsgAsync("stored slow 1");
        });
    }

    private sealed class Notes : ReceivePersistentActor
    {
        private readonly IActorRef _probe;

        public Notes(IActorRef probe)
        {
            _probe = probe;
            Recover<string>(_ => { });
            Recover<SnapshotOffer>(offer => probe.Tell($"offered {offer.Metadata.SequenceNr}"));
            Recover<RecoveryCompleted>(_ => probe.Tell("recovered"));
            Command<string>(text => text == "snap", _ => SaveSnapshot("state"));
            Command<string>(text => Persist(text, stored => probe.Tell($"stored {stored} {LastSequenceNr}")));
            Command<SaveSnapshotSuccess>(_ => probe.Tell("saved"));
            Command<SaveSnapshotFailure>(_ => probe.Tell("not saved"));
        }

        public override string PersistenceId => "notes";

        protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
            _probe.Tell($"failed {@event}");

        protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) =>
            _probe.Tell($"rejected {@event}");
    }
}
