#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Testing;

/// <summary>The actor behind a test or probe: puts what it is told into the queue.</summary>
internal sealed class InternalTestActor(TestQueue queue) : UntypedActor
{
    private AutoPilot _pilot = NoAutoPilot.Instance;
    private Func<object, bool> _ignores = _ => false;
    private SupervisorStrategy _strategy = Kernel.Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>On the thread that tells, where the system knows such a dispatcher.</summary>
    internal static Props PropsFor(ActorSystem system, TestQueue queue)
    {
        Props props = Props.Create(() => new InternalTestActor(queue));
        return ((ActorSystemImpl)system).Options.Hooks is null
            ? props
            : props.WithDispatcher(CallingThreadDispatcher.Id);
    }

    protected override SupervisorStrategy SupervisorStrategy() => new ChosenStrategy(() => _strategy);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case SetIgnore set:
                _ignores = set.Ignore ?? (_ => false);
                return;
            case SetAutoPilot set:
                _pilot = set.Pilot;
                return;
            case Spawn spawn:
                _strategy = spawn.Strategy ?? _strategy;
                Sender.Tell(Context.ActorOf(spawn.Props, spawn.Name));
                return;
            case WatchFor watch:
                Context.Watch(watch.Subject);
                return;
            case UnwatchFor unwatch:
                Context.Unwatch(unwatch.Subject);
                return;
        }

        AutoPilot next = _pilot.Run(Sender, message);
        _pilot = next is KeepRunning ? _pilot : next;
        if (!_ignores(message))
        {
            queue.Add(new RealMessageEnvelope(message, Sender));
        }
    }

    protected override void PostStop()
    {
        IActorRef self = Self;
        while (queue.TryTake(out MessageEnvelope left))
        {
            if (left.Message is not IDeadLetterSuppression)
            {
                Context.System.DeadLetters.Tell(new DeadLetter(left.Message, left.Sender, self), self);
            }
        }
    }

    internal sealed record SetIgnore(Func<object, bool> Ignore) : INoSerializationVerificationNeeded;

    internal sealed record SetAutoPilot(AutoPilot Pilot) : INoSerializationVerificationNeeded;

    internal sealed record WatchFor(IActorRef Subject) : INoSerializationVerificationNeeded;

    internal sealed record UnwatchFor(IActorRef Subject) : INoSerializationVerificationNeeded;

    internal sealed record Spawn(Props Props, string Name, SupervisorStrategy Strategy)
        : INoSerializationVerificationNeeded;

    /// <summary>The strategy of the last ChildActorOf.</summary>
    private sealed class ChosenStrategy(Func<SupervisorStrategy> chosen) : SupervisorStrategy
    {
        public override IDecider Decider => chosen().Decider;

        public override void ProcessFailure(
            IActorContext context,
            bool restart,
            IActorRef child,
            Exception cause,
            ChildRestartStats stats,
            IReadOnlyCollection<ChildRestartStats> children) =>
            chosen().ProcessFailure(context, restart, child, cause, stats, children);

        public override void HandleChildTerminated(
            IActorContext actorContext, IActorRef child, IEnumerable<IActorRef> children) =>
            chosen().HandleChildTerminated(actorContext, child, children);
    }
}
