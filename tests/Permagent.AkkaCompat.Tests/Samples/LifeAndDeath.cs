using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Dsl;
using Permagent.Kernel.Event;
using Permagent.Kernel.Pattern;

namespace Permagent.AkkaCompat.Tests.Samples;

/// <summary>Hooks, watch, supervision, back-off.</summary>
public sealed class LifeAndDeath : CompatTest
{
    private sealed class Child : ReceiveActor
    {
        private int _state;

        public Child(IActorRef log)
        {
            Receive<int>(number => _state = number);
            Receive<Exception>(failure => throw failure);
            Receive<string>(_ => Sender.Tell(_state));
            _log = log;
        }

        private readonly IActorRef _log;

        protected override void PreStart() => _log.Tell("start");

        protected override void PostStop() => _log.Tell("stop");

        protected override void PreRestart(Exception reason, object message)
        {
            _log.Tell("pre " + reason.Message);
            base.PreRestart(reason, message);
        }

        protected override void PostRestart(Exception reason)
        {
            _log.Tell("post");
            base.PostRestart(reason);
        }
    }

    private sealed class Boss(Func<SupervisorStrategy> strategy, Props child) : UntypedActor
    {
        protected override SupervisorStrategy SupervisorStrategy() => strategy();

        protected override void OnReceive(object message) => Sender.Tell(Context.ActorOf(child, (string)message));
    }

    private async Task<(IActorRef Boss, IActorRef Child)> Make(Func<SupervisorStrategy> strategy)
    {
        IActorRef log = Inbox.Receiver;
        Props ofChild = Props.Create(() => new Child(log));
        IActorRef boss = Sys.ActorOf(Props.Create(() => new Boss(strategy, ofChild)));
        IActorRef child = await boss.Ask<IActorRef>("c", Wait);
        Assert.Equal("start", Expect<string>());
        return (boss, child);
    }

    [Fact]
    public async Task One_for_one_resumes_restarts_and_stops()
    {
        (_, IActorRef child) = await Make(() => new OneForOneStrategy(
            maxNrOfRetries: 10,
            withinTimeRange: TimeSpan.FromMinutes(1),
            localOnlyDecider: failure => failure switch
            {
                ArithmeticException => Directive.Resume,
                NullReferenceException => Directive.Restart,
                ArgumentException => Directive.Stop,
                _ => Directive.Escalate,
            }));
        child.Tell(42);

        child.Tell(new ArithmeticException());
        Assert.Equal(42, await child.Ask<int>("get", Wait));
        child.Tell(new NullReferenceException("null"));
        Assert.Equal(["pre null", "stop", "post", "start"], Enumerable.Range(0, 4).Select(_ => Expect<string>()));
        Assert.Equal(0, await child.Ask<int>("get", Wait));
        Inbox.Watch(child);
        child.Tell(new ArgumentException("bad"));

        Assert.Equal("stop", Expect<string>());
        Terminated terminated = Expect<Terminated>();
        Assert.Equal((child, true, false), (
            terminated.ActorRef, terminated.ExistenceConfirmed, terminated.AddressTerminated));
    }

    [Fact]
    public async Task All_for_one_touches_every_child()
    {
        DeployableDecider decider = Decider.From(
            Directive.Escalate, Directive.Stop.When<ArgumentException>(), Directive.Restart.When<FormatException>());
        (IActorRef boss, IActorRef one) = await Make(
            () => new AllForOneStrategy(3, TimeSpan.FromMinutes(1), decider.Decide));
        IActorRef two = await boss.Ask<IActorRef>("d", Wait);
        Assert.Equal("start", Expect<string>());
        Inbox.Watch(two);

        one.Tell(new ArgumentException());

        Assert.Equal(two, ((Terminated)Inbox.ReceiveWhere(message => message is Terminated, Wait)).ActorRef);
        Assert.Equal(Directive.Restart, decider.Decide(new FormatException()));
    }

    [Fact]
    public async Task Too_many_restarts_stop()
    {
        OneForOneStrategy strategy = new(1, TimeSpan.FromMinutes(1), _ => Directive.Restart);
        (_, IActorRef child) = await Make(() => strategy);
        Inbox.Watch(child);

        child.Tell(new NotSupportedException());
        child.Tell(new NotSupportedException());

        Inbox.ReceiveWhere(message => message is Terminated, Wait);
        Assert.Equal((1, 60_000), (strategy.MaxNumberOfRetries, strategy.WithinTimeRangeMilliseconds));
    }

    private sealed class Pact : ReceiveActor
    {
        public Pact(IActorRef partner, object message)
        {
            if (message is null)
            {
                Context.Watch(partner);
            }
            else
            {
                Context.WatchWith(partner, message);
            }

            Receive<string>(text => text == "unwatch", _ => Sender.Tell(Context.Unwatch(partner)));
            Receive<string>(text => Context.System.EventStream.Publish(text));
        }
    }

    [Fact]
    public async Task Watch_WatchWith_Unwatch_and_the_death_pact()
    {
        Sys.EventStream.Subscribe<string>(Inbox.Receiver);
        IActorRef partner = Sys.ActorOf(Props.Empty);
        IActorRef pact = Sys.ActorOf(Props.Create(() => new Pact(partner, null)));
        IActorRef told = Sys.ActorOf(Props.Create(() => new Pact(partner, "partner gone")));
        IActorRef calm = Sys.ActorOf(Props.Create(() => new Pact(partner, null)));
        Assert.Equal(partner, await calm.Ask<IActorRef>("unwatch", Wait));
        Inbox.Watch(pact);
        Inbox.Watch(calm);

        partner.Tell(PoisonPill.Instance);

        object[] both = [Inbox.Receive(Wait), Inbox.Receive(Wait)];
        Assert.Contains(both, message => message is Terminated dead && dead.ActorRef.Equals(pact));
        Assert.Contains("partner gone", both);
        ExpectNothing();
        Assert.False(told.IsNobody());
    }

    [Fact]
    public async Task Kill_stops_and_GracefulStop_and_WatchAsync_tell()
    {
        IActorRef killed = Sys.ActorOf(Props.Empty);
        Task<bool> ended = killed.WatchAsync();
        killed.Tell(Kill.Instance);
        IActorRef asked = Sys.ActorOf(act => act.Receive<string>((_, context) => context.Stop(context.Self)));

        Assert.True(await ended.WaitAsync(Wait));
        Assert.True(await asked.GracefulStop(Wait, "please"));
        Assert.True(await Sys.ActorOf(Props.Empty).GracefulStop(Wait));
    }

    [Fact]
    public void Dead_letters_and_what_nobody_handles_are_published()
    {
        Sys.EventStream.Subscribe(Inbox.Receiver, typeof(AllDeadLetters));
        IActorRef empty = Sys.ActorOf(Props.Empty);

        empty.Tell("unhandled", Inbox.Receiver);
        Sys.DeadLetters.Tell(new Quiet());
        Sys.DeadLetters.Tell("lost");

        UnhandledMessage unhandled = (UnhandledMessage)Inbox.ReceiveWhere(one => one is UnhandledMessage, Wait);
        Assert.Equal(("unhandled", Inbox.Receiver, empty), (unhandled.Message, unhandled.Sender, unhandled.Recipient));
        Assert.IsType<Quiet>(Expect<SuppressedDeadLetter>().Message);
        Assert.Equal("lost", Expect<DeadLetter>().Message);
        Assert.True(Sys.EventStream.Unsubscribe(Inbox.Receiver));
    }

    private sealed class Quiet : IDeadLetterSuppression;

    [Fact]
    public async Task A_back_off_supervisor_starts_its_child_again()
    {
        IActorRef log = Inbox.Receiver;
        Props supervisor = BackoffSupervisor.Props(Backoff.OnFailure(
            Props.Create(() => new Child(log)),
            "child",
            TimeSpan.FromMilliseconds(5),
            TimeSpan.FromMilliseconds(50),
            randomFactor: 0.2,
            maxNrOfRetries: -1)
            .WithManualReset()
            .WithReplyWhileStopped("not now")
            .WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Restart)));
        IActorRef backoff = Sys.ActorOf(supervisor);
        Assert.Equal("start", Expect<string>());

        backoff.Tell(new InvalidOperationException());
        Assert.Equal(["stop", "start"], new[] { Expect<string>(), Expect<string>() });

        Assert.Equal(1, (await backoff.Ask<BackoffSupervisor.RestartCount>(
            BackoffSupervisor.GetRestartCount.Instance, Wait)).Count);
        backoff.Tell(BackoffSupervisor.Reset.Instance);
        Assert.Equal("child", (await backoff.Ask<BackoffSupervisor.CurrentChild>(
            BackoffSupervisor.GetCurrentChild.Instance, Wait)).Ref.Path.Name);
    }
}
