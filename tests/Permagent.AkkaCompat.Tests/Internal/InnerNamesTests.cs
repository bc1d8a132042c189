using Permagent.Kernel;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Dsl;
using Permagent.Kernel.Actor.Internal;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;
using Permagent.Kernel.Util;
using Permagent.Kernel.Util.Internal;

namespace Permagent.AkkaCompat.Tests.Internal;

/// <summary>What a test kit written against Akka.NET stands on.</summary>
public sealed class InnerNamesTests : CompatTest
{
    private sealed class Restarting : ReceiveActor
    {
        public Restarting(IActorRef log)
        {
            Receive<Failure>(_ => throw new InvalidOperationException());
            ReceiveAny(message => log.Tell(message));
        }

        protected override void PostRestart(Exception reason) => Context.System.EventStream.Publish(reason);

        public sealed record Failure;
    }

    [Fact]
    public void A_threads_current_cell_is_the_sender_of_its_tells()
    {
        ActorSystemImpl system = Sys.AsInstanceOf<ActorSystemImpl>();
        IActorRef probe = system.SystemActorOf(ActProps(act => act.ReceiveAny((_, _) => { })), "probe");
        IActorRef echo = Sys.ActorOf(act => act.ReceiveAny((_, context) => Inbox.Receiver.Tell(context.Sender)));
        ActorCell before = InternalCurrentActorCellKeeper.Current;
        try
        {
            InternalCurrentActorCellKeeper.Current = (ActorCell)((ActorRefWithCell)probe).Underlying;
            echo.Tell("hello");
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = before;
        }

        Assert.Equal(probe, Expect<IActorRef>());
        Assert.Equal(probe, ((ActorRefWithCell)probe).Underlying.Self);
    }

    [Fact]
    public void Refs_have_parents_children_and_a_provider()
    {
        IActorRef parent = Sys.ActorOf(act => act.ActorOf(inner => inner.ReceiveAny((_, _) => { }), "child"), "parent");
        Inbox.Send(parent, new Identify(1));
        Expect<ActorIdentity>();
        IInternalActorRef inner = (IInternalActorRef)parent;

        IInternalActorRef child = (IInternalActorRef)inner.GetChild(["child"]);

        Assert.Equal("child", child.Path.Name);
        Assert.Equal(parent, child.Parent);
        Assert.Equal(parent, child.GetChild([".."]));
        Assert.True(inner.GetChild(["nobody"]).IsNobody());
        Assert.True(inner.IsLocal);
        Assert.False(inner.IsTerminated);
        Assert.Same(((ExtendedActorSystem)Sys).Provider, inner.Provider);
        inner.Start();
        inner.Stop();
        Inbox.Watch(parent);
        Assert.Equal(parent, Expect<Terminated>().ActorRef);
        Assert.True(inner.IsTerminated);
    }

    [Fact]
    public void A_ref_is_suspended_resumed_and_restarted()
    {
        IActorRef log = Inbox.Receiver;
        Sys.EventStream.Subscribe(log, typeof(Exception));
        IActorRef actor = Sys.ActorOf(Props.Create(() => new Restarting(log)));
        IInternalActorRef inner = (IInternalActorRef)actor;

        inner.Suspend();
        actor.Tell("waits");
        ExpectNothing();
        inner.Resume();
        Assert.Equal("waits", Expect<string>());
        inner.Suspend();
        inner.Restart(new TimeZoneNotFoundException());

        Assert.IsType<TimeZoneNotFoundException>(Expect<Exception>());
    }

    [Fact]
    public void A_system_message_goes_ahead()
    {
        IActorRef actor = Sys.ActorOf(Props.Empty);
        Inbox.Watch(actor);
        ISystemMessage stop = new Terminate();

        ((IInternalActorRef)actor).SendSystemMessage(stop);

        Assert.Equal(actor, Expect<Terminated>().ActorRef);
    }

    [Fact]
    public void The_provider_finds_refs()
    {
        IActorRef actor = Sys.ActorOf(Props.Empty, "known");
        ExtendedActorSystem extended = (ExtendedActorSystem)Sys;
        IActorRefProvider provider = extended.Provider;

        Assert.Equal(actor, provider.ResolveActorRef("akka://docs/user/known"));
        Assert.Equal(actor, provider.ResolveActorRef(actor.Path));
        Assert.NotEqual(actor, provider.ResolveActorRef("akka://docs/user/unknown"));
        Assert.Equal(Sys.DeadLetters, provider.ResolveActorRef("no path"));
        Assert.Equal("akka://docs", provider.DefaultAddress.ToString());
        Assert.Equal(extended.Guardian, provider.Guardian);
        Assert.Equal("temp", provider.TempContainer.Path.Name);
        Assert.Contains("known", extended.PrintTree());
        Assert.Equal("user", extended.Guardian.Path.Name);
        Sys.EventStream.StartUnsubscriber(Sys.AsInstanceOf<ActorSystemImpl>());
    }

    private sealed class Listener(IActorRefProvider provider, List<object> got) : MinimalActorRef
    {
        public override ActorPath Path { get; } = ActorPath.Parse("akka://docs/listener");

        public override IActorRefProvider Provider => provider;

        protected override void TellInternal(object message, IActorRef sender) => got.Add(message);
    }

    [Fact]
    public void A_ref_of_ones_own_is_told_and_subscribed()
    {
        List<object> got = [];
        Listener listener = new(((ExtendedActorSystem)Sys).Provider, got);

        listener.Tell("told");
        Sys.EventStream.Subscribe(listener, typeof(int));
        Sys.EventStream.Publish(7);

        Assert.Equal(["told", 7], got);
        Assert.Throws<InvalidMessageException>(() => listener.Tell(null));
        Assert.Same(listener, listener.GetChild([""]));
        Assert.True(listener.GetChild(["x"]).IsNobody());
    }

    [Fact]
    public void Counters_count()
    {
        AtomicCounter counter = new(5);
        AtomicCounterLong large = new(5_000_000_000);

        Assert.Equal(0, new AtomicCounter().Next());
        Assert.Equal((6, 6, 7, 10), (
            counter.IncrementAndGet(), counter.GetAndIncrement(), counter.Current, counter.AddAndGet(3)));
        Assert.Equal((5_000_000_000, 5_000_000_001), (large.GetAndIncrement(), large.Current));
        Assert.True(counter.CompareAndSet(10, 1));
        Assert.False(counter.CompareAndSet(10, 2));
    }

    [Fact]
    public void Short_forms()
    {
        List<int> seen = [];
        new[] { 1, 2, 3 }.Drop(1).ForEach(seen.Add);

        Assert.Equal([2, 3], seen);
        Assert.Equal(1, new[] { 1, 2 }.Head());
        Assert.Equal("a-b", new[] { "a", "b" }.Join("-"));
        Assert.Equal(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1).Min(TimeSpan.FromSeconds(2)));
        Assert.Equal("1, null", StringFormat.SafeJoin(", ", 1, null));
        Assert.True(typeof(List<int>).Implements<IEnumerable<int>>());
        Assert.False(typeof(string).Implements(typeof(IActorRef)));
        Assert.Same(NotUsed.Instance, NotUsed.Instance);
        Assert.True("one.two".Like("one*", true));
    }
}
