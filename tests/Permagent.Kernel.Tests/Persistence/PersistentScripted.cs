#nullable disable
using System.Globalization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;

namespace Permagent.Kernel.Tests.Persistence;

/// <summary>A persistent actor that does what a test tells it: a command is an action on it, or a text for the log.
/// </summary>
internal sealed class PersistentScripted : UntypedPersistentActor
{
    private readonly List<string> _log;

    private PersistentScripted(string id, List<string> log, Action<PersistentScripted> setup)
    {
        (PersistenceId, _log) = (id, log);
        setup(this);
    }

    public override string PersistenceId { get; }

    public override Recovery Recovery => OnlyRecovery ?? base.Recovery;

    public Recovery OnlyRecovery { get; set; }

    public Action<PersistentScripted> OnRecovered { get; set; } = _ => { };

    public Action<object> OnEvent { get; set; } = _ => { };

    public Func<PersistentScripted, object, bool> OnOther { get; set; } = (_, _) => false;

    public Action OnStarting { get; set; } = () => { };

    public Action OnStopped { get; set; } = () => { };

    public IStashOverflowStrategy Overflow { get; set; } = ThrowOverflowExceptionStrategy.Instance;

    public new IActorRef Self => base.Self;

    public new IActorRef Sender => base.Sender;

    protected override IStashOverflowStrategy InternalStashOverflowStrategy => Overflow;

    public static Props PropsFor(string id, List<string> log, Action<PersistentScripted> setup) =>
        Props.CreateBy(new Producer(() => new PersistentScripted(id, log, setup)));

    public void Note(string text) => _log.Add(text);

    /// <summary>Persists a text and notes it, with its number, when it is stored.</summary>
    public void Store(string text) => Persist(text, NoteStored);

    public void StoreAsync(string text) => PersistAsync(text, NoteStored);

    public void NoteStored(string stored) =>
        Note(string.Create(CultureInfo.InvariantCulture, $"{stored}={LastSequenceNr}"));

    public void RunAsync(Func<Task> work) => RunTask(work);

    protected override void PreStart() => OnStarting();

    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case Action<PersistentScripted> action:
                action(this);
                break;
            case string text:
                Note(text);
                break;
            case { } other when !OnOther(this, other):
                Unhandled(other);
                break;
        }
    }

    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case RecoveryCompleted when IsRecovering:
                throw new InvalidOperationException("still recovering");
            case RecoveryCompleted:
                Note("recovered");
                OnRecovered(this);
                break;
            case SnapshotOffer offer:
                Note($"offered {offer.Snapshot}");
                break;
            default:
                Note($"again {message}");
                OnEvent(message);
                break;
        }
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
        Note($"failed {@event}: {cause.Message}");

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) =>
        Note($"rejected {@event}: {cause.Message}");

    protected override void OnRecoveryFailure(Exception reason, object message = null) =>
        Note($"recovery failed at {message ?? "nothing"}: {reason.GetType().Name} {reason.Message}");

    protected override void PostStop()
    {
        Note("stopped");
        OnStopped();
    }

    protected override void PreRestart(Exception reason, object message) => Note($"restart at {message}");

    private sealed class Producer(Func<ActorBase> make) : IIndirectActorProducer
    {
        public Type ActorType => typeof(PersistentScripted);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
        }
    }
}
