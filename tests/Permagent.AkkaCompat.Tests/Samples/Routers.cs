using Permagent.Kernel.Actor;
using Permagent.Kernel.Routing;

namespace Permagent.AkkaCompat.Tests.Samples;

/// <summary>Pools and groups as the documentation shows them.</summary>
public sealed class Routers : CompatTest
{
    private sealed class Worker : ReceiveActor
    {
        public Worker() => ReceiveAny(_ => Sender.Tell(Self.Path.Name));
    }

    private sealed record Keyed(int Key) : IConsistentHashable
    {
        object IConsistentHashable.ConsistentHashKey => Key;
    }

    private string[] Send(IActorRef router, params object[] messages)
    {
        foreach (object message in messages)
        {
            Inbox.Send(router, message);
        }

        return [.. messages.Select(_ => Expect<string>())];
    }

    [Fact]
    public void Round_robin_rotates()
    {
        IActorRef pool = Sys.ActorOf(new RoundRobinPool(3).Props(Props.Create<Worker>()), "pool");

        Assert.Equal(3, Send(pool, 1, 2, 3).Distinct().Count());
        Assert.Equal([2, 2, 2], Send(pool, 1, 2, 3, 4, 5, 6).GroupBy(name => name).Select(all => all.Count()));
    }

    [Fact]
    public async Task A_pool_grows_and_tells_its_routees()
    {
        IActorRef pool = Sys.ActorOf(Props.Create<Worker>().WithRouter(new RoundRobinPool(1)));

        pool.Tell(new AdjustPoolSize(2));

        Routees routees = await pool.Ask<Routees>(new GetRoutees(), Wait);
        Assert.Equal(3, routees.Members.Count());
        Assert.All(routees.Members, routee => Assert.IsType<ActorRefRoutee>(routee));
    }

    [Fact]
    public void A_broadcast_reaches_all()
    {
        IActorRef pool = Sys.ActorOf(new BroadcastPool(2).Props(Props.Create<Worker>()));
        Sys.ActorOf<Worker>("w1");
        IActorRef group = Sys.ActorOf(new RoundRobinGroup("/user/w1").Props());

        Inbox.Send(pool, "x");
        Assert.NotEqual(Expect<string>(), Expect<string>());
        Inbox.Send(group, new Broadcast("y"));

        Assert.Equal("w1", Expect<string>());
    }

    [Fact]
    public void One_key_one_routee()
    {
        IActorRef pool = Sys.ActorOf(
            new ConsistentHashingPool(5).WithHashMapping(message => message is string text ? text.Length : null)
                .Props(Props.Create<Worker>()));

        Assert.Single(Send(pool, new Keyed(1), new Keyed(1), new ConsistentHashableEnvelope("m", 1)).Distinct());
        Assert.Single(Send(pool, "abc", "xyz").Distinct());
        Assert.True(Send(pool, [.. Enumerable.Range(0, 40).Select(key => new Keyed(key))]).Distinct().Count() > 1);
    }

    [Fact]
    public void A_router_may_be_used_without_its_actor()
    {
        IActorRef one = Sys.ActorOf<Worker>("one");
        IActorRef two = Sys.ActorOf<Worker>("two");
        Router router = new(new RoundRobinRoutingLogic(), Routee.FromActorRef(one), new ActorRefRoutee(two));

        router.Route("x", Inbox.Receiver);
        router.Route("x", Inbox.Receiver);

        Assert.Equal(["one", "two"], new[] { Expect<string>(), Expect<string>() }.Order());
        Assert.Single(router.RemoveRoutee(one).Routees);
        Assert.Equal(2, router.AddRoutee(one).RemoveRoutee(two).Routees.Count());
    }
}
