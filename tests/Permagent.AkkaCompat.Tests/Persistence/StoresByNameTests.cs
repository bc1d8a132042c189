using System.Collections.Immutable;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Testing;

namespace Permagent.AkkaCompat.Tests.Persistence;

public sealed class StoresByNameTests
{
    /// <summary>A journal written against Akka.NET: with a constructor that takes its section.</summary>
    public sealed class LoudJournal(Config config) : AsyncWriteJournal
    {
        private readonly string _word = config.GetString("word");
        private readonly List<IPersistentRepresentation> _events = [];

        public override Task ReplayMessagesAsync(
            IActorContext context,
            string persistenceId,
            long fromSequenceNr,
            long toSequenceNr,
            long max,
            Action<IPersistentRepresentation> recoveryCallback)
        {
            foreach (IPersistentRepresentation one in _events.Where(one => one.PersistenceId == persistenceId))
            {
                recoveryCallback(one);
            }

            return Task.CompletedTask;
        }

        public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) =>
            Task.FromResult(_events.Where(one => one.PersistenceId == persistenceId)
                .Select(one => one.SequenceNr).DefaultIfEmpty().Max());

        protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages)
        {
            foreach (AtomicWrite write in messages)
            {
                _events.AddRange(((IEnumerable<IPersistentRepresentation>)write.Payload)
                    .Select(one => one.WithPayload($"{one.Payload}{_word}")));
            }

            return Task.FromResult<IImmutableList<Exception>>(null);
        }

        protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr) => Task.CompletedTask;
    }

    public sealed class Diary : ReceivePersistentActor
    {
        private List<string> _lines = [];

        public Diary(string journal, string snapshots)
        {
            (JournalPluginId, SnapshotPluginId) = (journal, snapshots);
            Recover<string>(line => _lines.Add(line));
            Recover<SnapshotOffer>(offer => _lines = [.. (string[])offer.Snapshot]);
            Command<string>(line => Persist(line, saved =>
            {
                _lines.Add(saved);
                Sender.Tell("written");
            }));
            Command<int>(_ => SaveSnapshot(_lines.ToArray()));
            Command<SaveSnapshotSuccess>(_ => Context.System.EventStream.Publish("saved"));
            Command<SaveSnapshotFailure>(failed => Context.System.EventStream.Publish(failed.Cause.Message));
            Command<char>(_ => Sender.Tell(string.Join(" ", _lines)));
        }

        public override string PersistenceId => "diary/1";

        public override Recovery Recovery => new();
    }

    private static async Task<string> WriteAndReadAsync(ActorSystem system, string journal, string snapshots)
    {
        TimeSpan wait = TimeSpan.FromSeconds(20);
        Props props = Props.Create(() => new Diary(journal, snapshots));
        IActorRef first = system.ActorOf(props);
        Assert.Equal("written", await first.Ask<string>("one", wait));
        Assert.Equal("written", await first.Ask<string>("two", wait));
        Assert.True(await first.GracefulStop(wait));
        return await system.ActorOf(props).Ask<string>('?', wait);
    }

    [Fact]
    public async Task The_default_journal_is_in_memory()
    {
        using ActorSystem system = ActorSystem.Create("p", "akka.loggers = []");

        Assert.Equal("one two", await WriteAndReadAsync(system, "", "akka.persistence.snapshot-store.inmem"));
        await system.Terminate();
    }

    [Theory]
    [InlineData("Akka.Persistence.Journal.MemoryJournal, Akka.Persistence", "one two")]
    [InlineData("Permagent.Kernel.Persistence.Journal.MemoryJournal", "one two")]
    [InlineData("Permagent.AkkaCompat.Tests.Persistence.StoresByNameTests+LoudJournal", "one! two!")]
    public async Task A_journal_is_found_by_its_class(string type, string expected)
    {
        using ActorSystem system = ActorSystem.Create("p", $$"""
            akka.loggers = []
            akka.persistence.journal { plugin = mine }
            mine { class = "{{type}}", word = "!" }
            """);

        Assert.Equal(expected, await WriteAndReadAsync(system, "", "akka.persistence.snapshot-store.none"));
        Assert.Equal(expected, await WriteAndReadAsync(system, "mine", "akka.persistence.snapshot-store.none"));
        await system.Terminate();
    }

    [Fact]
    public async Task Snapshots_are_files_that_outlive_the_system()
    {
        using TempFolder folder = new();
        Config config = $$"""
            akka.loggers = []
            akka.persistence.snapshot-store.local.dir = "{{folder.Path}}/snaps"
            """;
        using (ActorSystem first = ActorSystem.Create("p", config))
        {
            Inbox inbox = Inbox.Create(first);
            first.EventStream.Subscribe(inbox.Receiver, typeof(string));
            await WriteAndReadAsync(first, "", "");
            IActorRef diary = first.ActorOf(Props.Create(() => new Diary("", "")));
            diary.Tell(1);
            Assert.Equal("saved", inbox.ReceiveWhere(one => one is string, TimeSpan.FromSeconds(20)));
            await first.Terminate();
        }

        FileInfo file = Assert.Single(new DirectoryInfo(Path.Combine(folder.Path, "snaps")).GetFiles());
        Assert.StartsWith("snapshot-diary%2F1-2-", file.Name);
        using ActorSystem second = ActorSystem.Create("p", config);
        IActorRef again = second.ActorOf(Props.Create(() => new Diary("", "")));
        Assert.Equal("one two", await again.Ask<string>('?', TimeSpan.FromSeconds(20)));
        await second.Terminate();
    }

    [Fact]
    public void The_defaults_of_persistence_are_there()
    {
        Config config = Permagent.Kernel.Persistence.Persistence.DefaultConfig();

        Assert.Equal("akka.persistence.journal.inmem", config.GetString("akka.persistence.journal.plugin"));
        Assert.Equal(
            TimeSpan.FromSeconds(5), config.GetTimeSpan("akka.persistence.at-least-once-delivery.redeliver-interval"));
    }
}
