using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.AkkaCompat.Tests.Persistence;

public sealed class EventAdapterTests() : CompatTest("""
    akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.none"
    akka.persistence.journal.inmem {
      event-adapters {
        twice = "Permagent.AkkaCompat.Tests.Persistence.EventAdapterTests+Twice, Permagent.AkkaCompat.Tests"
      }
      event-adapter-bindings {
        "System.Int32" = twice
      }
    }
    """)
{
    /// <summary>Keeps a number once and reads it twice.</summary>
    public sealed class Twice(ExtendedActorSystem system) : IEventAdapter
    {
        public string Manifest(object evt) => system.Name;

        public object ToJournal(object evt) => (int)evt * 10;

        public IEventSequence FromJournal(object evt, string manifest) =>
            EventSequence.Create(evt, $"{manifest}:{evt}");
    }

    private sealed class Sum : ReceivePersistentActor
    {
        private readonly List<object> _seen = [];

        public Sum()
        {
            Recover<int>(number => _seen.Add(number));
            Recover<string>(text => _seen.Add(text));
            Command<int>(number => Persist(number, saved => Sender.Tell(saved)));
            Command<string>(_ => Sender.Tell(string.Join(",", _seen)));
        }

        public override string PersistenceId => "sum";
    }

    [Fact]
    public async Task Adapters_of_the_settings_stand_between_actor_and_journal()
    {
        IActorRef first = Sys.ActorOf<Sum>();
        Assert.Equal(4, await first.Ask<int>(4, Wait));
        await first.GracefulStop(Wait);

        string seen = await Sys.ActorOf<Sum>().Ask<string>("?", Wait);

        Assert.Equal("40,docs:40", seen);
    }

    [Fact]
    public void Adapters_are_made_of_a_section()
    {
        EventAdapters adapters = EventAdapters.Create(
            (ExtendedActorSystem)Sys, Sys.Settings.Config.GetConfig("akka.persistence.journal.inmem"));

        Assert.Equal(30, adapters.Get<int>().ToJournal(3));
        Assert.Equal("x", adapters.Get(typeof(string)).ToJournal("x"));
    }
}
