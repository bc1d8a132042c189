#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Tests;

/// <summary>An actor whose hooks and handlers are given by a test; the script runs in the constructor.</summary>
public sealed class Scripted : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    private SupervisorStrategy _strategy;

    private Scripted(Action<Scripted> script)
    {
        OnPreRestart = (reason, message) => base.PreRestart(reason, message);
        OnPostRestart = reason => base.PostRestart(reason);
        script(this);
    }

    public ITimerScheduler Timers { get; set; }

    public IStash Stash { get; set; }

    public new IActorRef Self => base.Self;

    public new IActorRef Sender => base.Sender;

#pragma warning disable CA1822 // Reads like the actor's other members.
    public IActorContext Ctx => Context;
#pragma warning restore CA1822

    public Action OnPreStart { get; set; } = () => { };

    public Action OnPostStop { get; set; } = () => { };

    public Action<Exception, object> OnPreRestart { get; set; }

    public Action<Exception> OnPostRestart { get; set; }

    public static Props PropsFor(Action<Scripted> script) => Props.CreateBy(new Producer(script));

    public void On<T>(Action<T> handler, Predicate<T> when = null) => Receive(handler, when);

    public void OnAsync<T>(Func<T, Task> handler) => ReceiveAsync(handler);

    public void OnAny(Action<object> handler) => ReceiveAny(handler);

    public void Turn(Action configure) => Become(configure);

    public void TurnStacked(Action configure) => BecomeStacked(configure);

    public void TurnBack() => UnbecomeStacked();

    public void Supervise(SupervisorStrategy strategy) => _strategy = strategy;

    public void BasePreRestart(Exception reason, object message) => base.PreRestart(reason, message);

    public void IdleTime(TimeSpan? time) => SetReceiveTimeout(time);

    protected override SupervisorStrategy SupervisorStrategy() => _strategy ?? base.SupervisorStrategy();

    protected override void PreStart() => OnPreStart();

    protected override void PostStop() => OnPostStop();

    protected override void PreRestart(Exception reason, object message) => OnPreRestart(reason, message);

    protected override void PostRestart(Exception reason) => OnPostRestart(reason);

    private sealed class Producer(Action<Scripted> script) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Scripted);

        public ActorBase Produce() => new Scripted(script);

        public void Release(ActorBase actor)
        {
        }
    }
}
