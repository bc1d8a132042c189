#nullable disable
using System.Globalization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;

namespace Permagent.Kernel.Tests.Simulation.Workload;

/// <summary>Keeps numbers as events, with a snapshot now and then. A number that it has is kept already.</summary>
internal sealed class CounterActor : ReceivePersistentActor, IWithTimers
{
    private const int EventsPerSnapshot = 7;
    private static readonly TimeSpan s_snapshotWait = TimeSpan.FromMilliseconds(20);

    private readonly CounterBug _bug;
    private List<int> _numbers = [];

    public CounterActor(int number, CounterBug bug)
    {
        PersistenceId = string.Create(CultureInfo.InvariantCulture, $"counter-{number}");
        _bug = bug;
        List<int> first = _numbers;
        Recover<int>(one => (_bug == CounterBug.ForgetsTheOffer ? first : _numbers).Add(one));
        Recover<SnapshotOffer>(offer => _numbers = [.. (IReadOnlyList<int>)offer.Snapshot]);
        Command<Keep>(OnKeep);
        Command<Show>(_ => Sender.Tell(new Held([.. _numbers])));
        Command<Fail>(_ => throw new InvalidOperationException("told to fail"));
        Command<TakeSnapshot>(_ => SaveSnapshot(_numbers.ToArray()));
        Command<SaveSnapshotSuccess>(saved => DeleteSnapshots(
            new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1)));
    }

    public override string PersistenceId { get; }

    public ITimerScheduler Timers { get; set; }

    public static Props PropsFor(int number, CounterBug bug) => Props.Create(() => new CounterActor(number, bug));

    private void OnKeep(Keep keep)
    {
        IActorRef asker = Sender;
        int[] fresh = [.. keep.Numbers.Where(one => _bug == CounterBug.KeepsTwice || !_numbers.Contains(one))];
        if (fresh.Length == 0 || _bug == CounterBug.AnswersEarly)
        {
            asker.Tell(new Kept(keep.Numbers));
        }

        int left = fresh.Length;
        PersistAll(fresh, one =>
        {
            _numbers.Add(one);
            if (LastSequenceNr % EventsPerSnapshot == 0)
            {
                Timers.StartSingleTimer("snapshot", TakeSnapshot.Instance, s_snapshotWait);
            }

            if (--left == 0 && _bug != CounterBug.AnswersEarly)
            {
                asker.Tell(new Kept(keep.Numbers));
            }
        });
    }

    private sealed class TakeSnapshot
    {
        public static TakeSnapshot Instance { get; } = new();
    }
}
