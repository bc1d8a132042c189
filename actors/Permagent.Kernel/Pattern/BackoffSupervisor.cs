#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Pattern;

/// <summary>Stands before one child: passes messages on, and starts the child again after a delay that doubles with
/// each start and goes back to the first one after a time without failure.</summary>
public sealed partial class BackoffSupervisor : UntypedActor, IWithTimers
{
    private readonly BackoffOptions _options;
    private IActorRef _child;
    private int _restarts;

    /// <summary>The child was stopped for a failure, so it is to be started again.</summary>
    private bool _failed;

    /// <summary>The message that ends both has been passed on.</summary>
    private bool _isFinal;

    private BackoffSupervisor(BackoffOptions options) => _options = options;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; }

    /// <summary>Props of a supervisor.</summary>
    /// <exception cref="ArgumentException">The delays are no range, or the factor is not in 0..1.</exception>
    public static Props Props(BackoffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return Actor.Props.CreateBy(new Producer(options));
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() =>
        _options.OnFailure ? new StopFirst(this, _options.Strategy) : _options.Strategy;

    /// <inheritdoc/>
    protected override void PreStart() => StartChild();

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Terminated gone when gone.ActorRef.Equals(_child):
                OnChildGone();
                break;
            case StartAgain:
                StartChild();
                break;
            case QuietTime quiet:
                _restarts = quiet.Restarts == _restarts ? 0 : _restarts;
                break;
            case GetCurrentChild:
                Sender.Tell(new CurrentChild(_child), Self);
                break;
            case GetRestartCount:
                Sender.Tell(new RestartCount(_restarts), Self);
                break;
            case Reset when _options.IsManualReset:
                _restarts = 0;
                break;
            case Reset:
                Unhandled(message);
                break;
            default:
                Pass(message);
                break;
        }
    }

    private void StartChild()
    {
        if (_child is not null)
        {
            return;
        }

        _failed = false;
        _child = Context.Watch(Context.ActorOf(_options.ChildProps, _options.ChildName));
        if (!_options.IsManualReset)
        {
            Timers.StartSingleTimer(
                nameof(QuietTime), new QuietTime(_restarts), _options.ResetAfter ?? _options.MinBackoff);
        }
    }

    private void OnChildGone()
    {
        _child = null;
        bool startsAgain = !_options.OnFailure || _failed;
        if (_isFinal || !startsAgain || (_options.RetriesMax >= 0 && _restarts >= _options.RetriesMax))
        {
            Context.Stop(Self);
            return;
        }

        TimeSpan delay = _options.DelayAfter(_restarts, Cell.SystemImpl.Chance);
        _restarts++;
        Timers.StartSingleTimer(nameof(StartAgain), StartAgain.Instance, delay);
    }

    private void Pass(object message)
    {
        IActorRef sender = Cell.CurrentEnvelope.Sender;
        if (_child is not null && _child.Equals(sender))
        {
            // What the child tells its parent is meant for the one who started this supervisor.
            Context.Parent.Tell(message, sender);
            return;
        }

        bool isFinal = _options.IsFinalStop(message);
        if (_child is not null)
        {
            _isFinal |= isFinal;
            _child.Tell(message, sender);
        }
        else if (isFinal)
        {
            Context.Stop(Self);
        }
        else if (_options.ReplyWhileStopped is { } reply)
        {
            Sender.Tell(reply, Self);
        }
        else
        {
            Cell.SystemImpl.PublishDeadLetter(message, sender, Self, DeadLetterReason.Terminated);
        }
    }

    private sealed class StartAgain
    {
        internal static readonly StartAgain Instance = new();
    }

    private sealed record QuietTime(int Restarts);

    /// <summary>Turns a restart into a stop; the start comes after the delay.</summary>
    private sealed class StopFirst(BackoffSupervisor supervisor, OneForOneStrategy inner)
        : OneForOneStrategy(-1, 0, inner.Decider, inner.LoggingEnabled)
    {
        public override void ProcessFailure(
            IActorContext context,
            bool restart,
            IActorRef child,
            Exception cause,
            ChildRestartStats stats,
            IReadOnlyCollection<ChildRestartStats> children)
        {
            supervisor._failed |= restart;
            context.Stop(child);
        }
    }

    private sealed class Producer(BackoffOptions options) : IIndirectActorProducer
    {
        public Type ActorType => typeof(BackoffSupervisor);

        public ActorBase Produce() => new BackoffSupervisor(options);

        public void Release(ActorBase actor)
        {
        }
    }
}
