using System.Globalization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;

namespace Permagent.Bench.Questions;

/// <summary>Events through the journal in memory; the next command comes when the last event was applied.</summary>
internal sealed class KernelWrites(BenchRun bench, ActorSystem system)
{
    private const int Events = 200_000;
    private const int EventsOfCommand = 100;

    private int _streams;

    /// <summary>The scenarios.</summary>
    public IEnumerable<KernelRow> Rows =>
    [
        new("Persist, one by one, in memory", "k events/s", () => PersistAsync(1), 300, AtLeast: true),
        new("PersistAll of 100, in memory", "k events/s", () => PersistAsync(EventsOfCommand), 2000, AtLeast: true),
    ];

    private async Task<double> PersistAsync(int eventsOfCommand)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = (++_streams).ToString(CultureInfo.InvariantCulture);
        var writer = system.ActorOf(Props.Create(() => new Writer(id, eventsOfCommand, Events, done.SetResult)));
        await writer.Ask<object>(Ready.Instance, TimeSpan.FromSeconds(10)); // Recovered.
        var seconds = await bench.SecondsAsync(() =>
        {
            writer.Tell(new object());
            return done.Task;
        });
        await writer.Ask<object>(Empty.Instance, TimeSpan.FromSeconds(10)); // The next run finds an empty store.
        system.Stop(writer);
        return Events / seconds / 1e3;
    }

    private sealed class Ready
    {
        public static Ready Instance { get; } = new();
    }

    private sealed class Empty
    {
        public static Empty Instance { get; } = new();
    }

    private sealed class Writer(string id, int eventsOfCommand, int wanted, Action done) : UntypedPersistentActor
    {
        private readonly object[] _events = [.. Enumerable.Range(0, eventsOfCommand).Select(_ => new object())];
        private int _applied;
        private IActorRef? _emptier;

        public override string PersistenceId => id;

        protected override void OnCommand(object message)
        {
            switch (message)
            {
                case Ready:
                    Sender.Tell(message);
                    break;
                case Empty:
                    _emptier = Sender;
                    DeleteMessages(LastSequenceNr);
                    break;
                case DeleteMessagesSuccess:
                    _emptier!.Tell(message);
                    break;
                default:
                    Write(message);
                    break;
            }
        }

        protected override void OnRecover(object message)
        {
        }

        private void Write(object message)
        {
            var left = _events.Length;
            if (left == 1) Persist(_events[0], _ => Applied());
            else PersistAll(_events, _ => Applied());

            void Applied()
            {
                _applied++;
                if (--left > 0) return;
                if (_applied < wanted) Self.Tell(message);
                else done();
            }
        }
    }
}
