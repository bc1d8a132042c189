#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Actor;

/// <summary><c>/user</c> or <c>/system</c>: does nothing but supervise.</summary>
internal sealed class Guardian : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);
}

/// <summary>The parent of both guardians: what reaches it ends the system.</summary>
internal sealed class RootRef(ActorSystemImpl system, ActorPath path) : KernelRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystemImpl System => system;

    internal override bool IsTerminated => false;

    public override void Tell(object message, IActorRef sender)
    {
        if (message is Identify identify)
        {
            sender?.Tell(new ActorIdentity(identify.MessageId, this), this);
        }
        else
        {
            system.PublishDeadLetter(message, sender, this, DeadLetterReason.NeverExisted);
        }
    }

    internal override void SendSystem(SystemMessage message)
    {
        switch (message)
        {
            case DeathWatchNotification ended:
                system.GuardianEnded(ended.Actor);
                break;
            case Failed failed:
                system.GuardianFailed(failed.Child, failed.Cause);
                break;
        }
    }

    internal override KernelRef ChildOf(string name) => name switch
    {
        "user" => system.UserRef,
        "system" => system.SystemRef,
        _ => null,
    };

    internal override IReadOnlyList<KernelRef> ChildRefs() => [system.SystemRef, system.UserRef];
}

/// <summary>The strategy of <c>/user</c>: by child name, with delayed restarts.</summary>
internal sealed class GuardianStrategy(ActorSystemImpl system, UserStrategy rules, Random chance) : SupervisorStrategy
{
    private readonly Dictionary<IActorRef, Run> _runs = [];

    public override IDecider Decider { get; } = Actor.Decider.From(rules.Default.Decide);

    public override void ProcessFailure(
        IActorContext context,
        bool restart,
        IActorRef child,
        Exception cause,
        ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children)
    {
        ChildRule rule = rules.For(child.Path.Name);
        if (!restart || !stats.RequestRestartPermission(rule.RestartsMax, (int)rule.Window.TotalMilliseconds))
        {
            context.Stop(child);
        }
        else if (rule.Delay is null)
        {
            RestartChild(child, cause, suspendFirst: false);
        }
        else
        {
            // The child has suspended itself when it failed and stays so: its mailbox is kept until the restart.
            system.Scheduler.Advanced.ScheduleOnce(
                NextDelay(child, rule.Delay), () => RestartChild(child, cause, suspendFirst: false));
        }
    }

    public override void HandleChildTerminated(
        IActorContext actorContext, IActorRef child, IEnumerable<IActorRef> children) => _runs.Remove(child);

    protected override Directive Handle(IActorRef child, Exception exception) =>
        rules.For(child.Path.Name).Decide(exception);

    private TimeSpan NextDelay(IActorRef child, RestartDelay delay)
    {
        long now = system.Clock.GetTimestamp();
        Run last = _runs.GetValueOrDefault(child) ?? new Run(0, 0, TimeSpan.Zero);
        bool recovered = last.Failures == 0 || system.Clock.GetElapsedTime(last.FailedAt, now) - last.Delay > delay.Max;
        int failures = recovered ? 0 : last.Failures;
        TimeSpan wait = delay.After(failures, chance);
        _runs[child] = new Run(failures + 1, now, wait);
        return wait;
    }

    private sealed record Run(int Failures, long FailedAt, TimeSpan Delay);
}
