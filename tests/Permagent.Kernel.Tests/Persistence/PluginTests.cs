#nullable disable
using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class PluginTests : IDisposable
{
    private readonly MemoryJournalStore _other = new();
    private readonly PersistenceKit _kit;

    public PluginTests() => _kit = new PersistenceKit(options => options with
    {
        Journals = ImmutableDictionary<string, Func<ActorSystem, Props>>.Empty
            .Add("other", _ => MemoryJournal.PropsFor(_other)),
    });

    public void Dispose() => _kit.Dispose();

    private IActorRef Start(string journal) =>
        _kit.System.ActorOf(Props.CreateBy(new Producer(() => new Choosing(journal, _kit.Log))));

    [Fact]
    public void P23_An_actor_chooses_its_journal_by_an_id()
    {
        Start("other").Tell("text");

        Assert.Equal(1, _other.HighestSequenceNr("choosing"));
        Assert.Equal(0, _kit.Events.HighestSequenceNr("choosing"));
        _kit.AssertLog("stored text");
    }

    [Fact]
    public void P23_No_id_means_the_default()
    {
        Start("").Tell("text");

        Assert.Equal(1, _kit.Events.HighestSequenceNr("choosing"));
    }

    [Fact]
    public void P23_An_unknown_id_fails_the_start_and_stops_the_actor()
    {
        List<string> errors = _kit.Subscribe<Kernel.Event.Error>(line => line.Cause?.InnerException?.GetType().Name);

        IActorRef actor = Start("no such");

        Assert.True(((LocalRef)actor).IsTerminated);
        Assert.Equal(["ArgumentException"], errors);
    }

    [Fact]
    public void P23_A_store_is_one_actor_for_all_who_ask()
    {
        PersistenceExtension extension = Kernel.Persistence.Persistence.Instance.Apply(_kit.System);

        Assert.Equal(extension.JournalFor("other"), extension.JournalFor("other"));
        Assert.NotEqual(extension.JournalFor(""), extension.JournalFor("other"));
        Assert.Throws<ArgumentException>(() => extension.JournalFor("no such"));
        Assert.Throws<ArgumentException>(() => extension.SnapshotStoreFor("no such"));
    }

    [Fact]
    public void P23_A_journal_that_fails_again_and_again_is_left_alone_for_a_time()
    {
        IActorRef[] writers = [.. Enumerable.Range(1, 11).Select(number => _kit.Start(id: $"a{number}"))];
        _kit.Journal.WriteFailure = new IOException("disk");
        foreach (IActorRef writer in writers)
        {
            PersistenceKit.Do(writer, self => self.Store("text"));
        }

        Assert.Equal(10, _kit.Journal.Writes.Count);
        _kit.Journal.WriteFailure = null;
        _kit.Clock.Advance(TimeSpan.FromSeconds(30));
        PersistenceKit.Do(_kit.Start(id: "b"), self => self.Store("again"));

        Assert.Contains("again=1", _kit.Log);
    }

    [Fact]
    public void P23_A_write_that_takes_too_long_counts_as_failed()
    {
        _kit.Journal.IsHeld = true;
        PersistenceKit.Do(_kit.Start(), self => self.Store("text"));

        _kit.Clock.Advance(TimeSpan.FromSeconds(10));

        // What waits for the call goes on elsewhere, as on any system that is not simulated.
        Assert.True(SpinWait.SpinUntil(() => _kit.Log.Count == 3, TimeSpan.FromSeconds(30)), "nothing failed");
        Assert.StartsWith("failed text", _kit.Log[1], StringComparison.Ordinal);
    }

    private sealed class Choosing : UntypedPersistentActor
    {
        private readonly List<string> _log;

        public Choosing(string journal, List<string> log)
        {
            JournalPluginId = journal;
            _log = log;
        }

        public override string PersistenceId => "choosing";

        protected override void OnCommand(object message) =>
            Persist((string)message, stored => _log.Add($"stored {stored}"));

        protected override void OnRecover(object message)
        {
        }
    }

    private sealed class Producer(Func<ActorBase> make) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Choosing);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
        }
    }
}
