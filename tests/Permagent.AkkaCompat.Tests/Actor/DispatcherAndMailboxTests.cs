using Permagent.Kernel.Actor;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Event;

namespace Permagent.AkkaCompat.Tests.Actor;

public sealed class DispatcherAndMailboxTests() : CompatTest("""
    my-pool { type = Dispatcher, throughput = 5 }
    my-tasks { type = TaskDispatcher }
    my-fork { type = ForkJoinDispatcher }
    my-pinned { type = PinnedDispatcher }
    my-context { type = SynchronizedDispatcher }
    my-own { type = "Permagent.AkkaCompat.Tests.Actor.DispatcherAndMailboxTests+InlineConfigurator" }
    my-bad { type = "No.Such.Dispatcher" }
    urgent { mailbox-type = "Permagent.AkkaCompat.Tests.Actor.DispatcherAndMailboxTests+Urgent" }
    small { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 2 }
    deque { mailbox-type = "Permagent.Kernel.Dispatch.UnboundedDequeBasedMailbox" }
    bad { mailbox-type = "No.Such.Mailbox" }
    akka.actor.deployment {
      /deployed { mailbox = small, dispatcher = my-pinned }
    }
    """)
{
    /// <summary>A dispatcher written against Akka.NET: it runs work where it is told.</summary>
    public sealed class InlineDispatcher(MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
    {
        protected override void ExecuteTask(IRunnable run) => run.Run();

        protected override void Shutdown()
        {
        }
    }

    public sealed class InlineConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : MessageDispatcherConfigurator(config, prerequisites)
    {
        public override MessageDispatcher Dispatcher() => new InlineDispatcher(this);
    }

    public sealed class Urgent(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message switch
        {
            string => 0,
            PoisonPill => 9,
            int number => number,
            _ => 5,
        };
    }

    [Theory]
    [InlineData("my-pool")]
    [InlineData("my-tasks")]
    [InlineData("my-fork")]
    [InlineData("my-pinned")]
    [InlineData("my-context")]
    [InlineData("my-own")]
    [InlineData("akka.actor.default-dispatcher")]
    [InlineData("akka.actor.task-dispatcher")]
    [InlineData("akka.test.calling-thread-dispatcher")]
    public void An_actor_runs_on_the_dispatcher_it_names(string id)
    {
        IActorRef echo = Sys.ActorOf(
            ActProps(act => act.ReceiveAny((message, context) => context.Sender.Tell(message))).WithDispatcher(id));

        Inbox.Send(echo, "hello");

        Assert.Equal("hello", Expect<string>());
        Assert.True(Sys.Dispatchers.HasDispatcher(id));
    }

    [Fact]
    public void A_pinned_actor_has_a_thread_of_its_own()
    {
        IActorRef actor = Sys.ActorOf(ActProps(act => act.ReceiveAny(
            (_, context) => context.Sender.Tell(Thread.CurrentThread.Name))).WithDispatcher("my-pinned"));

        Inbox.Send(actor, 1);

        Assert.Equal("my-pinned", Expect<string>());
    }

    [Fact]
    public void A_tell_on_the_calling_thread_has_been_handled_when_it_returns()
    {
        int handled = 0;
        IActorRef actor = Sys.ActorOf(
            ActProps(act => act.ReceiveAny((_, _) => handled = Environment.CurrentManagedThreadId))
                .WithDispatcher("akka.test.calling-thread-dispatcher"));

        actor.Tell(1);

        Assert.Equal(Environment.CurrentManagedThreadId, handled);
    }

    [Theory]
    [InlineData("no-such")]
    [InlineData("my-bad")]
    public void An_unknown_dispatcher_is_refused_in_the_callers_thread(string id)
    {
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Empty.WithDispatcher(id)));
        Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup(id));
    }

    [Fact]
    public void A_configurator_may_be_registered()
    {
        IDispatcherPrerequisites prerequisites = Sys.Dispatchers.Prerequisites;
        InlineConfigurator configurator = new(Config.Empty, prerequisites);

        Assert.True(Sys.Dispatchers.RegisterConfigurator("registered", configurator));
        Assert.False(Sys.Dispatchers.RegisterConfigurator("registered", configurator));

        Assert.IsType<InlineDispatcher>(Sys.Dispatchers.Lookup("registered"));
        Assert.Same(Sys.EventStream, prerequisites.EventStream);
        Assert.Same(Sys.Settings, prerequisites.Settings);
        Assert.Same(Sys.Dispatcher, Sys.Dispatchers.Lookup(Dispatchers.DefaultDispatcherId));
        Assert.Equal(30, Sys.Dispatchers.DefaultDispatcherConfig.GetInt("throughput"));
    }

    private sealed record Gate(TaskCompletionSource Reached, TaskCompletionSource Opened);

    /// <summary>An actor that waits at a gate, so that a test fills its mailbox meanwhile.</summary>
    private Props Gated(string mailbox)
    {
        IActorRef log = Inbox.Receiver;
        return ActProps(act =>
        {
            act.Receive<Gate>((gate, _) =>
            {
                gate.Reached.SetResult();
                gate.Opened.Task.Wait();
            });
            act.ReceiveAny((message, _) => log.Tell(message));
        }).WithMailbox(mailbox);
    }

    [Fact]
    public async Task A_priority_mailbox_puts_lower_numbers_first()
    {
        Gate gate = new(new(), new());
        IActorRef actor = Sys.ActorOf(Gated("urgent"));
        actor.Tell(gate);
        await gate.Reached.Task.WaitAsync(Wait);
        foreach (object message in new object[] { 7, 'c', 3, "first", 1, "second" })
        {
            actor.Tell(message);
        }

        gate.Opened.SetResult();

        Assert.Equal(
            new object[] { "first", "second", 1, 3, 'c', 7 }, Enumerable.Range(0, 6).Select(_ => Expect<object>()));
    }

    [Fact]
    public async Task A_bounded_mailbox_drops_what_does_not_fit()
    {
        Sys.EventStream.Subscribe(Inbox.Receiver, typeof(Dropped));
        Gate gate = new(new(), new());
        IActorRef actor = Sys.ActorOf(Gated("small"));
        actor.Tell(gate);
        await gate.Reached.Task.WaitAsync(Wait);
        for (int i = 0; i < 6; i++)
        {
            actor.Tell(i);
        }

        Dropped dropped = (Dropped)Inbox.ReceiveWhere(message => message is Dropped, Wait);
        gate.Opened.SetResult();

        Assert.Contains("2", dropped.Reason);
        Assert.Equal(actor, dropped.Recipient);
    }

    [Fact]
    public void Mailboxes_are_found_by_id()
    {
        Assert.IsType<UnboundedDequeBasedMailbox>(Sys.Mailboxes.Lookup("deque"));
        Assert.Equal(2, Assert.IsType<BoundedMailbox>(Sys.Mailboxes.Lookup("small")).Capacity);
        Assert.Throws<ConfigurationException>(() => Sys.Mailboxes.Lookup("no-such"));
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Empty.WithMailbox("bad")));
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Empty.WithMailbox("no-such")));
    }

    [Fact]
    public void The_deployment_section_names_dispatcher_and_mailbox()
    {
        IActorRef actor = Sys.ActorOf(
            ActProps(act => act.ReceiveAny(
                (_, context) => context.Sender.Tell((Thread.CurrentThread.Name, context.Props.Mailbox)))), "deployed");

        Inbox.Send(actor, 1);

        Assert.Equal(("my-pinned", "small"), Expect<(string, string)>());
    }
}
