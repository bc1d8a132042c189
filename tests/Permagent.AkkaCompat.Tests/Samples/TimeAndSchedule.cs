using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Dsl;
using Permagent.Kernel.Pattern;

namespace Permagent.AkkaCompat.Tests.Samples;

/// <summary>Scheduler, timers, receive timeout, cancelables, breaker.</summary>
public sealed class TimeAndSchedule : CompatTest
{
    private sealed class Timed : ReceiveActor, IWithTimers
    {
        public Timed()
        {
            Receive<IActorRef>(log =>
            {
                Timers.StartSingleTimer("once", "single", TimeSpan.FromMilliseconds(1));
                Timers.StartPeriodicTimer("often", 1, TimeSpan.FromMilliseconds(300));
                Timers.StartPeriodicTimer("late", 2, TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(600));
                Timers.Cancel("late");
                _log = log;
                _log.Tell(Timers.IsTimerActive("late"));
            });
            Receive<string>(text => _log.Tell(text));
            Receive<int>(number =>
            {
                Timers.CancelAll();
                _log.Tell(Timers.ActiveTimers.Count);
            });
        }

        private IActorRef _log;

        public ITimerScheduler Timers { get; set; }
    }

    [Fact]
    public void Timers_of_an_actor()
    {
        Sys.ActorOf<Timed>().Tell(Inbox.Receiver);

        Assert.False(Expect<bool>());
        Assert.Equal("single", Expect<string>());
        Assert.Equal(0, Expect<int>());
    }

    [Fact]
    public void The_scheduler_tells_and_acts_once_or_again_and_again()
    {
        IScheduler scheduler = Sys.Scheduler;
        using Cancelable cancel = new(scheduler);

        scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(1), Inbox.Receiver, "once", ActorRefs.NoSender);
        Assert.Equal("once", Expect<string>());
        scheduler.ScheduleTellRepeatedly(
            TimeSpan.Zero, TimeSpan.FromMilliseconds(2), Inbox.Receiver, "again", ActorRefs.NoSender, cancel);
        Assert.Equal("again", Expect<string>());
        Assert.Equal("again", Expect<string>());
        cancel.Cancel();
        scheduler.Advanced.ScheduleOnce(1, () => Inbox.Receiver.Tell("action"));
        Inbox.ReceiveWhere(message => message is "action", Wait);
        ICancelable tell = scheduler.ScheduleTellRepeatedlyCancelable(
            TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(600), Inbox.Receiver, "never", ActorRefs.NoSender);
        tell.Cancel(false);

        Assert.True(tell.IsCancellationRequested);
        Assert.True(tell.Token.IsCancellationRequested);
        Assert.True(Cancelable.CreateCanceled().IsCancellationRequested);
        Assert.True(Cancelable.CreateLinkedCancelable(scheduler, cancel).IsCancellationRequested);
        Assert.True(scheduler.Now > DateTimeOffset.UnixEpoch);
        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.ScheduleTellOnce(
            TimeSpan.FromSeconds(-1), Inbox.Receiver, "x", ActorRefs.NoSender));
    }

    private sealed class Idle : ReceiveActor
    {
        public Idle()
        {
            SetReceiveTimeout(TimeSpan.FromMilliseconds(20));
            Receive<ReceiveTimeout>(_ =>
            {
                Context.System.EventStream.Publish("idle");
                SetReceiveTimeout(null);
            });
            Receive<Ping>(_ => { });
        }

        public sealed class Ping : INotInfluenceReceiveTimeout;
    }

    [Fact]
    public void An_idle_actor_is_told()
    {
        Sys.EventStream.Subscribe(Inbox.Receiver, typeof(string));

        Sys.ActorOf<Idle>().Tell(new Idle.Ping());

        Assert.Equal("idle", Expect<string>());
        ExpectNothing();
    }

    [Fact]
    public async Task A_breaker_opens_and_closes()
    {
        CircuitBreaker breaker = new(Sys.Scheduler, 1, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
        TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        breaker.OnHalfOpen(half.SetResult);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            breaker.WithCircuitBreaker(() => Task.FromException<int>(new InvalidOperationException())));
        OpenCircuitException open = await Assert.ThrowsAsync<OpenCircuitException>(
            () => breaker.WithCircuitBreaker(() => Task.FromResult(1)));
        await half.Task.WaitAsync(Wait);

        Assert.True(open.RemainingDuration >= TimeSpan.Zero);
        Assert.Equal(2, await breaker.WithCircuitBreaker(() => Task.FromResult(2)));
        Assert.True(breaker.IsClosed);
    }

    private sealed class Slow : ReceiveActor
    {
        public Slow()
        {
            ReceiveAsync<string>(async text =>
            {
                IActorRef asker = Sender;
                await Task.Delay(5);
                asker.Tell(text, Self);
                Sender.Tell("still " + text);
            });
            Receive<int>(number => Sender.Tell(number));
        }
    }

    [Fact]
    public void An_async_handler_is_not_overtaken()
    {
        IActorRef slow = Sys.ActorOf<Slow>();

        Inbox.Send(slow, "a");
        Inbox.Send(slow, 1);

        Assert.Equal(["a", "still a", 1], Enumerable.Range(0, 3).Select(_ => Expect<object>()));
    }

    [Fact]
    public async Task A_system_ends_with_its_callbacks()
    {
        ActorSystem other = ActorSystem.Create("other", "akka.loggers = []");
        List<int> order = [];
        other.RegisterOnTermination(() => order.Add(1));
        other.RegisterOnTermination(() => order.Add(2));
        IActorRef ignored = other.IgnoreRef;
        ignored.Tell("nothing");

        await other.Terminate();

        Assert.Equal([2, 1], order);
        Assert.True(other.WhenTerminated.IsCompletedSuccessfully);
        Assert.True(other.Uptime > TimeSpan.Zero);
        Assert.Throws<InvalidOperationException>(() => other.ActorOf(act => { }));
        Assert.Throws<InvalidOperationException>(() => other.RegisterOnTermination(() => { }));
    }
}
