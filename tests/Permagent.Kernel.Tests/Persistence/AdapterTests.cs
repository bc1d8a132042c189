#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class AdapterTests
{
    private static PersistenceKit Kit(bool withBytes, EventAdapterBinding binding) => new(options => options with
    {
        EventAdapters = [binding],
        EventSerializer = withBytes ? options.EventSerializer : null,
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void P21_The_journal_keeps_what_the_adapter_makes_and_the_actor_gets_its_own_event(bool withBytes)
    {
        using PersistenceKit kit = Kit(withBytes, new EventAdapterBinding(typeof(string), new Upper()));
        IActorRef actor = kit.Start();

        PersistenceKit.Do(actor, self => self.Store("text"));

        kit.AssertLog("recovered", "text=1");
        Persistent kept = Assert.Single(kit.Events.Read("a", 1, 9, 9));
        Assert.Equal("TEXT", kept.Payload);
        Assert.Equal(["loud"], kept.Prepared.Tags);
        Assert.Equal("of 4", kept.Manifest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void P21_A_stored_event_comes_back_as_none_or_several_under_its_number(bool withBytes)
    {
        using PersistenceKit kit = Kit(withBytes, new EventAdapterBinding(typeof(string), new Upper()));
        kit.Fill("a", "x", "gone", "y");
        kit.Reopen();

        IActorRef actor = kit.Start();
        PersistenceKit.Do(actor, self => self.NoteStored("last"));

        kit.AssertLog("again x of 1", "again x", "again y of 1", "again y", "recovered", "last=3");
    }

    [Fact]
    public void P21_Pages_count_stored_events_whatever_an_adapter_makes_of_them()
    {
        using PersistenceKit kit = new(options => options with
        {
            EventAdapters = [new EventAdapterBinding(typeof(string), new Upper())],
            Persistence = options.Persistence with { ReplayPageMax = 2 },
        });
        kit.Fill("a", "gone", "gone", "x", "gone", "y");
        kit.Reopen();

        PersistenceKit.Do(kit.Start(), self => self.NoteStored("last"));

        kit.AssertLog("again x of 1", "again x", "again y of 1", "again y", "recovered", "last=5");
    }

    [Fact]
    public void P21_The_most_derived_binding_counts()
    {
        EventAdapters adapters = new(
        [
            new EventAdapterBinding(typeof(IOException), new Named("derived")),
            new EventAdapterBinding(typeof(object), new Named("any")),
            new EventAdapterBinding(typeof(Exception), new Named("base")),
        ]);

        Assert.Equal("derived", adapters.Get<FileNotFoundException>().Manifest(null));
        Assert.Equal("base", adapters.Get<ArgumentException>().Manifest(null));
        Assert.Equal("any", adapters.Get("text".GetType()).Manifest(null));
        Assert.Same(IdentityEventAdapter.Instance, new EventAdapters([]).Get<string>());
    }

    [Fact]
    public void P21_An_adapter_that_throws_refuses_its_event_alone()
    {
        using PersistenceKit kit = Kit(false, new EventAdapterBinding(typeof(string), new Upper()));
        IActorRef actor = kit.Start();

        PersistenceKit.Do(actor, self =>
        {
            self.Store("broken");
            self.Store("fine");
        });

        kit.AssertLog("recovered", "rejected broken: no", "fine=1");
    }

    /// <summary>Keeps texts in capitals; one comes back as two, "GONE" as none.</summary>
    private sealed class Upper : IEventAdapter
    {
        public string Manifest(object evt) => $"of {((string)evt).Length}";

        public object ToJournal(object evt) => (string)evt == "broken"
            ? throw new FormatException("no")
            : new Tagged(((string)evt).ToUpperInvariant(), ["loud"]);

        public IEventSequence FromJournal(object evt, string manifest)
        {
            string text = ((string)evt).ToLowerInvariant();
            return text == "gone" ? EventSequence.Empty : EventSequence.Create($"{text} {manifest}", text);
        }
    }

    private sealed class Named(string name) : IEventAdapter
    {
        public string Manifest(object evt) => name;

        public object ToJournal(object evt) => evt;

        public IEventSequence FromJournal(object evt, string manifest) => EventSequence.Single(evt);
    }
}
