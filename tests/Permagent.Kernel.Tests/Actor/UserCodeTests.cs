#nullable disable
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Tests.Actor;

/// <summary>Wherever code of a user throws, the parent decides and the system goes on.</summary>
public sealed class UserCodeTests : CallingSystem
{
    private static readonly InvalidOperationException s_broken = new("broken");

    public UserCodeTests()
        : base(options => options with
        {
            LoggerFactory = new ThrowingLoggers(),
            Mailboxes = ImmutableDictionary<string, MailboxOptions>.Empty.Add(
                "priority", new() { Capacity = null, Priority = _ => throw s_broken }),
        })
    {
    }

    private IActorRef Parent(Action<Scripted> child, out Func<IActorRef> made)
    {
        IActorRef last = null;
        IActorRef parent = Act(a =>
        {
            a.Supervise(new OneForOneStrategy(cause =>
            {
                Log.Add($"asked for {(cause.InnerException ?? cause).Message}");
                return Directive.Stop;
            }));
            a.On<string>(_ => last = a.Ctx.ActorOf(Scripted.PropsFor(child)));
        });
        made = () => last;
        return parent;
    }

    private void AssertSystemWorks()
    {
        List<string> answers = [];
        Act(a => a.On<string>(answers.Add)).Tell("works");
        Assert.Equal(["works"], answers);
        Assert.False(System.WhenTerminated.IsCompleted);
    }

    [Fact]
    public void S28_A_constructor_that_throws_ends_in_the_decision_of_the_parent()
    {
        IActorRef parent = Parent(_ => throw s_broken, out Func<IActorRef> child);

        parent.Tell("make");

        AssertLog("asked for broken");
        Assert.True(((LocalRef)child()).IsTerminated);
        AssertSystemWorks();
    }

    [Fact]
    public void S28_PreStart_that_throws_ends_in_the_decision_of_the_parent()
    {
        IActorRef parent = Parent(c => c.OnPreStart = () => throw s_broken, out Func<IActorRef> child);

        parent.Tell("make");

        AssertLog("asked for broken");
        Assert.True(((LocalRef)child()).IsTerminated);
        AssertSystemWorks();
    }

    [Fact]
    public void S05_A_handler_that_throws_ends_in_the_decision_of_the_parent()
    {
        IActorRef parent = Parent(c => c.On<int>(_ => throw s_broken), out Func<IActorRef> child);
        parent.Tell("make");

        child().Tell(1);

        AssertLog("asked for broken");
        AssertSystemWorks();
    }

    [Fact]
    public void S10_PostStop_that_throws_does_not_keep_the_actor_alive()
    {
        IActorRef parent = Parent(c => c.OnPostStop = () => throw s_broken, out Func<IActorRef> child);
        parent.Tell("make");

        System.Stop(child());

        AssertLog();
        Assert.True(((LocalRef)child()).IsTerminated);
        AssertSystemWorks();
    }

    [Fact]
    public void S28_PreRestart_that_throws_does_not_keep_the_restart_up()
    {
        IActorRef actor = Act(a =>
        {
            Log.Add("new");
            a.OnPreRestart = (_, _) => throw s_broken;
            a.On<int>(_ => throw s_broken);
        });

        actor.Tell(1);

        AssertLog("new", "new");
        AssertSystemWorks();
    }

    [Fact]
    public void S29_SupervisorStrategy_that_throws_fails_the_supervisor()
    {
        IActorRef top = System.ActorOf(Props.Create(() => new NoStrategy(Log)));

        top.Tell("make");

        AssertLog("new", "restarted for broken", "new");
        AssertSystemWorks();
    }

    [Fact]
    public void S62_A_termination_callback_that_throws_does_not_keep_the_system_alive()
    {
        System.RegisterOnTermination(() => Log.Add("last"));
        System.RegisterOnTermination(() => throw s_broken);

        Assert.True(System.Terminate().IsCompletedSuccessfully);

        AssertLog("last");
    }

    [Fact]
    public void S59_A_subscriber_that_throws_does_not_reach_the_publisher()
    {
        System.EventStream.Subscribe<string>(Act(a => a.On<string>(_ => throw s_broken)));
        System.EventStream.Subscribe<string>(Act(a => a.On<string>(Log.Add)));
        System.EventStream.Subscribe<string>(new ThrowingRef());
        System.EventStream.Subscribe<string>(Act(a => a.On<string>(text => Log.Add($"after {text}"))));

        System.EventStream.Publish("event");

        AssertLog("event", "after event");
        AssertSystemWorks();
    }

    [Fact]
    public void S33_A_logger_that_throws_does_not_reach_who_logs()
    {
        IActorRef actor = Act(a =>
        {
            ILoggingAdapter log = a.Ctx.GetLogger();
            a.On<string>(text =>
            {
                log.Error(s_broken, "text {0}", text);
                Log.Add(text);
            });
        });

        actor.Tell("went on");

        AssertLog("went on");
        Assert.True(((ActorSystemImpl)System).LoggerFailures > 0);
    }

    [Fact]
    public void S33_A_format_that_does_not_fit_its_arguments_is_still_a_line()
    {
        List<Warning> lines = Subscribe<Warning>();

        System.Log.Warning("{0} {1}", "one");

        Assert.Contains("one", Assert.Single(lines).Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void S44_A_priority_that_throws_loses_no_message()
    {
        IActorRef actor = System.ActorOf(Scripted.PropsFor(a => a.On<string>(Log.Add)).WithMailbox("priority"));

        actor.Tell("one");
        actor.Tell("two");

        AssertLog("one", "two");
    }

    [Fact]
    public void S64_A_scheduled_action_that_throws_does_not_stop_the_others()
    {
        System.Scheduler.Advanced.ScheduleOnce(10, () => throw s_broken);
        System.Scheduler.Advanced.ScheduleOnce(10, () => Log.Add("ran"));

        Clock.Advance(TimeSpan.FromSeconds(1));

        AssertLog("ran");
    }

    [Fact]
    public void S10_Dispose_that_throws_does_not_keep_the_actor_alive()
    {
        IActorRef actor = System.ActorOf(Props.Create(() => new ThrowsAtDispose()));

        System.Stop(actor);

        Assert.True(((LocalRef)actor).IsTerminated);
        AssertSystemWorks();
    }

    private sealed class NoStrategy : UntypedActor
    {
        private readonly List<string> _log;

        public NoStrategy(List<string> log)
        {
            _log = log;
            _log.Add("new");
        }

        protected override SupervisorStrategy SupervisorStrategy() => throw s_broken;

        protected override void OnReceive(object message) =>
            Context.ActorOf(Scripted.PropsFor(_ => throw new NotSupportedException("child")));

        protected override void PreRestart(Exception reason, object message)
        {
            _log.Add($"restarted for {reason.Message}");
            base.PreRestart(reason, message);
        }
    }

    private sealed class ThrowsAtDispose : UntypedActor, IDisposable
    {
        public void Dispose() => throw s_broken;

        protected override void OnReceive(object message) => Unhandled(message);
    }

    /// <summary>A ref that is not the kernel's own.</summary>
    private sealed class ThrowingRef : IActorRef
    {
        public ActorPath Path { get; } = new RootActorPath(new Address("akka", "elsewhere")) / "broken";

        public void Tell(object message, IActorRef sender) => throw s_broken;

        public bool Equals(IActorRef other) => ReferenceEquals(this, other);

        public int CompareTo(IActorRef other) => ReferenceEquals(this, other) ? 0 : 1;

        public int CompareTo(object obj) => ReferenceEquals(this, obj) ? 0 : 1;
    }

    private sealed class ThrowingLoggers : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception exception,
            Func<TState, Exception, string> formatter) => throw s_broken;

        public void Dispose()
        {
        }
    }
}
