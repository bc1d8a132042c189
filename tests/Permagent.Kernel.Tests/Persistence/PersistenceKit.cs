#nullable disable
using System.Text;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Kernel.Persistence.Snapshot;
using Permagent.Testing;

namespace Permagent.Kernel.Tests.Persistence;

/// <summary>A system on the calling thread over memory stores that outlive it, and a log of what happened.</summary>
internal sealed class PersistenceKit : IDisposable
{
    private readonly Func<ActorSystemOptions, ActorSystemOptions> _configure;

    public PersistenceKit(Func<ActorSystemOptions, ActorSystemOptions> configure = null)
    {
        _configure = configure ?? (options => options);
        Reopen();
    }

    public List<string> Log { get; } = [];

    public ManualClock Clock { get; } = new();

    public MemoryJournalStore Events { get; } = new();

    public MemorySnapshots Snapshots { get; } = new();

    public HeldJournal.Control Journal { get; } = new();

    public ActorSystem System { get; private set; }

    /// <summary>Ends the system, if there is one, and starts another over the same stores.</summary>
    public void Reopen()
    {
        End();
        Log.Clear();
        System = KernelSystem.Create("test", _configure(new ActorSystemOptions
        {
            TimeProvider = Clock,
            Seed = 1,
            Dispatcher = DispatcherKind.CallingThread,
            EventSerializer = new TextSerializer(),
            Journal = _ => HeldJournal.PropsFor(Events, Journal),
            SnapshotStore = _ => MemorySnapshotStore.PropsFor(Snapshots),
        }));
    }

    public IActorRef Start(Action<PersistentScripted> setup = null, string id = "a", List<string> log = null) =>
        System.ActorOf(PersistentScripted.PropsFor(id, log ?? Log, setup ?? (_ => { })));

    /// <summary>Stores texts under an id, and forgets that it did.</summary>
    public void Fill(string id, params string[] texts)
    {
        IActorRef writer = Start(id: id, log: []);
        Do(writer, actor => actor.PersistAll(texts, _ => { }));
        System.Stop(writer);
    }

    public List<string> Subscribe<T>(Func<T, string> text)
    {
        List<string> seen = [];
        IActorRef subscriber = System.ActorOf(Scripted.PropsFor(self => self.On<T>(one => seen.Add(text(one)))));
        System.EventStream.Subscribe<T>(subscriber);
        return seen;
    }

    public static void Do(IActorRef actor, Action<PersistentScripted> command) =>
        actor.Tell(command, ActorRefs.NoSender);

    public void AssertLog(params string[] expected)
    {
        Assert.Equal(expected, Log);
        Log.Clear();
    }

    public void Dispose() => End();

    private void End()
    {
        if (System is not null)
        {
            Assert.True(System.Terminate().IsCompletedSuccessfully, "the system did not end");
        }
    }

    /// <summary>Keeps texts; refuses those that begin with "bad", cannot read those that begin with "odd".</summary>
    private sealed class TextSerializer : IEventSerializer
    {
        public SerializedObject Serialize(object value) =>
            value is string text && !text.StartsWith("bad", StringComparison.Ordinal)
            ? new SerializedObject(7, "text", Encoding.UTF8.GetBytes(text))
            : throw new NotSupportedException("no such event");

        public object Deserialize(SerializedObject stored)
        {
            Assert.Equal((7, "text"), (stored.Serializer, stored.Manifest));
            string text = Encoding.UTF8.GetString(stored.Payload.Span);
            return text.StartsWith("odd", StringComparison.Ordinal) ? throw new FormatException("not readable") : text;
        }
    }
}
