using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.AkkaCompat.Tests.Samples;

/// <summary>Actors, props, refs, paths, ask, pipe: the first pages of the documentation.</summary>
public sealed class ActorsAndRefs : CompatTest
{
    private sealed record Greet(string Who);

    private sealed class Greeter : UntypedActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();
        private readonly string _word;

        public Greeter(string word) => _word = word;

        public static Props Props(string word) => Kernel.Actor.Props.Create(() => new Greeter(word));

        protected override void PreStart() => _log.Debug("{0} starts", Self.Path.Name);

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Greet greet:
                    Sender.Tell($"{_word} {greet.Who}", Self);
                    break;
                case "who":
                    Sender.Tell(Context.Self);
                    break;
                case "become":
                    BecomeStacked(again =>
                    {
                        Sender.Tell("other " + again);
                        UnbecomeStacked();
                    });
                    break;
                default:
                    Unhandled(message);
                    break;
            }
        }
    }

    private sealed class Parent : ReceiveActor, IWithUnboundedStash
    {
        public Parent()
        {
            Receive<string>(name => name.StartsWith('+'), name =>
            {
                Context.ActorOf(Greeter.Props("hi"), name[1..]);
                Sender.Tell(Context.GetChildren().Count());
            });
            Receive<string>(name => Context.Child(name).IsNobody(), name => Sender.Tell("no child"));
            Receive<string>(name => Context.Child(name).Forward(new Greet(name)));
            Receive<int>(wait =>
            {
                Become(Waiting);
                return true;
            });
            ReceiveAny(_ => Sender.Tell(Context.Parent.Path.Name));
        }

        public IStash Stash { get; set; }

        private void Waiting()
        {
            Receive<bool>(_ =>
            {
                UnbecomeStacked();
                Become(() => ReceiveAny(message => Sender.Tell($"after {message}")));
                Stash.UnstashAll();
            });
            ReceiveAny(_ => Stash.Stash());
        }
    }

    [Fact]
    public async Task A_question_is_asked_and_answered()
    {
        IActorRef greeter = Sys.ActorOf(Greeter.Props("hello"), "greeter");

        string answer = await greeter.Ask<string>(new Greet("you"), Wait);
        object untyped = await greeter.Ask(new Greet("all"), Wait);
        IActorRef self = await greeter.Ask<IActorRef>("who", Wait, CancellationToken.None);

        Assert.Equal(("hello you", "hello all", greeter), (answer, untyped, self));
        Assert.Equal("other x", await Twice(greeter));
        await Assert.ThrowsAsync<AskTimeoutException>(
            () => Sys.DeadLetters.Ask<string>("x", TimeSpan.FromMilliseconds(20)));
        await Assert.ThrowsAsync<ArgumentException>(() => greeter.Ask<int>(new Greet("x"), Wait));
    }

    private static async Task<string> Twice(IActorRef greeter)
    {
        greeter.Tell("become");
        return await greeter.Ask<string>("x", Wait);
    }

    [Fact]
    public async Task Children_are_made_found_and_forwarded_to()
    {
        IActorRef parent = Sys.ActorOf<Parent>("parent");

        Assert.Equal(1, await parent.Ask<int>("+one", Wait));
        Assert.Equal(2, await parent.Ask<int>("+two", Wait));
        Assert.Equal("hi one", await parent.Ask<string>("one", Wait));
        Assert.Equal("no child", await parent.Ask<string>("three", Wait));
        Assert.Equal("user", await parent.Ask<string>('p', Wait));
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<Parent>("parent"));
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<Parent>("a/b"));
    }

    [Fact]
    public void A_stash_keeps_what_cannot_be_handled_yet()
    {
        IActorRef parent = Sys.ActorOf<Parent>();
        Inbox.Send(parent, 1);
        Inbox.Send(parent, "early");
        Inbox.Send(parent, "earlier");

        Inbox.Send(parent, true);

        Assert.Equal(["after early", "after earlier"], new[] { Expect<string>(), Expect<string>() });
    }

    [Fact]
    public void A_task_is_piped_with_mappers()
    {
        IActorRef self = Inbox.Receiver;

        _ = Task.FromResult(20).PipeTo(self, success: number => number + 1);
        Assert.Equal(21, Expect<int>());
        _ = Task.FromException<int>(new InvalidOperationException("no")).PipeTo(self);
        Assert.Equal("no", Expect<Status.Failure>().Cause.Message);
        _ = Task.FromException(new InvalidOperationException("no")).PipeTo(self, failure: cause => cause.Message);
        Assert.Equal("no", Expect<string>());
        _ = new ValueTask<string>("value").PipeTo(self, ActorRefs.NoSender);
        Assert.Equal("value", Expect<string>());
        _ = Task.CompletedTask.PipeTo(self, success: () => "done");
        Assert.Equal("done", Expect<string>());
    }

    [Fact]
    public void Paths_and_addresses()
    {
        ActorPath path = ActorPath.Parse("akka://sys/user/a/b#42");
        ActorPath root = new RootActorPath(new Address("akka", "sys"));

        Assert.Equal(["user", "a", "b"], path.Elements);
        Assert.Equal(("b", 42L, "a"), (path.Name, path.Uid, path.Parent.Name));
        Assert.Equal("akka://sys/user/a/b", path.ToString());
        Assert.Equal("/user/a/b", path.ToStringWithoutAddress());
        Assert.Equal("akka://sys/user/a/b#42", path.ToSerializationFormat());
        Assert.Equal(root / "user", path.ParentOf(1));
        Assert.Equal(root / new[] { "user", "a" }, path.Parent);
        Assert.True(ActorPath.TryParse("akka.tcp://sys@host:12/user", out ActorPath remote));
        Assert.Equal(("akka.tcp", "host", 12), (remote.Address.Protocol, remote.Address.Host, remote.Address.Port));
        Assert.Equal("akka://sys/user/a", path.ParentOf(-1).ToString());
        Assert.False(ActorPath.IsValidPathElement("$no"));
        Assert.Contains('-', ActorPath.ValidSymbols);
        Assert.Equal(7, path.WithUid(7).Uid);
        Assert.Throws<UriFormatException>(() => ActorPath.Parse("nonsense"));
        Assert.Equal(["..", "x"], RelativeActorPath.Unapply("../x"));
    }

    [Fact]
    public async Task Selections()
    {
        IActorRef a = Sys.ActorOf(Greeter.Props("hello"), "sel-a");
        Sys.ActorOf(Greeter.Props("hello"), "sel-b");

        Inbox.Send(a, "who");
        Expect<IActorRef>();
        Sys.ActorSelection("/user/sel-*").Tell(new Greet("all"), Inbox.Receiver);

        Assert.Equal("hello all", Expect<string>());
        Assert.Equal("hello all", Expect<string>());
        Assert.Equal(a, await Sys.ActorSelection("/user/sel-a").ResolveOne(Wait));
        await Assert.ThrowsAsync<ActorNotFoundException>(
            () => Sys.ActorSelection("/user/none").ResolveOne(TimeSpan.FromMilliseconds(100)));
        Sys.ActorSelection(a.Path).Tell(new Identify("id"), Inbox.Receiver);
        ActorIdentity identity = Expect<ActorIdentity>();
        Assert.Equal(("id", a), (identity.MessageId, identity.Subject));
        Assert.Equal(new ActorSelection(a, "../sel-b"), new ActorSelection(a, "../sel-b"));
    }

    private sealed class Producer(IActorRef log) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Greeter);

        public ActorBase Produce() => new Greeter("produced");

        public void Release(ActorBase actor) => log.Tell("released");
    }

    [Fact]
    public async Task Props_are_made_in_many_ways()
    {
        IActorRef log = Inbox.Receiver;
        Props[] all =
        [
            Props.Create(() => new Greeter("hello")),
            Props.Create<Greeter>("hello"),
            Props.Create(typeof(Greeter), "hello"),
            new Props(typeof(Greeter), ["hello"]),
            new Props(typeof(Greeter), SupervisorStrategy.StoppingStrategy, "hello"),
            new Props(Deploy.Local, typeof(Greeter), new object[] { "hello" }),
        ];

        foreach (Props props in all)
        {
            Assert.Equal("hello x", await Sys.ActorOf(props).Ask<string>(new Greet("x"), Wait));
        }

        IActorRef produced = Sys.ActorOf(Props.CreateBy(new Producer(log)));
        Assert.Equal("produced x", await produced.Ask<string>(new Greet("x"), Wait));
        await produced.GracefulStop(Wait);
        Assert.Equal("released", Expect<string>());
        Assert.Equal(Props.Create<Greeter>("a"), Props.Create<Greeter>("a"));
        Assert.Same(SupervisorStrategy.StoppingStrategy, all[4].SupervisorStrategy);
    }
}
