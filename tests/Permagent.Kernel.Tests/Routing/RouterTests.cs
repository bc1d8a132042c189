#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Routing;

namespace Permagent.Kernel.Tests.Routing;

public sealed class RouterTests : CallingSystem
{
    private Props Worker => Scripted.PropsFor(w =>
    {
        w.OnPostStop = () => Log.Add($"{w.Self.Path.Name} stopped");
        w.On<string>(text =>
        {
            if (text == "fail")
            {
                throw new InvalidOperationException("broken");
            }

            Log.Add($"{w.Self.Path.Name} {text}");
        });
        w.On<int>(_ => w.Sender.Tell(w.Self.Path.Name));
        w.On<Keyed>(_ => Log.Add($"{w.Self.Path.Name} keyed"));
    });

    private IActorRef Pool(Pool pool) => System.ActorOf(pool.Props(Worker), "router");

    private static IEnumerable<string> NamesOf(IEnumerable<Routee> routees) =>
        routees.Cast<ActorRefRoutee>().Select(routee => routee.Actor.Path.Name);

    private static async Task<string[]> Members(IActorRef router) =>
        [.. NamesOf((await router.Ask<Routees>(GetRoutees.Instance)).Members)];

    [Fact]
    public void S56_Routees_of_a_pool_are_children_of_the_router()
    {
        Pool(new RoundRobinPool(2));

        System.ActorSelection("/user/router/*").Tell("hello");

        AssertLog("$a hello", "$b hello");
    }

    [Fact]
    public void S56_The_sender_of_a_message_stays_the_sender()
    {
        IActorRef router = Pool(new RoundRobinPool(2));

        Probe.Send(router, 1);

        Probe.ExpectMsg("$a");
        Assert.Equal(router.Path / "$a", Probe.Sender.Path);
    }

    [Fact]
    public void S56_A_failure_of_a_routee_reaches_the_parent_of_the_router()
    {
        IActorRef router = null;
        Act(a =>
        {
            a.Supervise(new OneForOneStrategy(cause =>
            {
                Log.Add($"asked for {cause.Message} of {a.Sender.Path.Name}");
                return Directive.Restart;
            }));
            router = a.Ctx.ActorOf(new RoundRobinPool(2).Props(Worker), "router");
        });

        router.Tell("fail");
        Assert.Equal("asked for broken of router", Log[0]);
        Log.Clear();
        router.Tell("one");
        router.Tell("two");

        AssertLog("$a one", "$b two");
    }

    [Fact]
    public void S56_The_strategy_of_a_pool_can_be_set()
    {
        IActorRef router = Pool(new RoundRobinPool(2).WithSupervisorStrategy(
            new OneForOneStrategy(_ => Directive.Resume)));

        router.Tell("fail");
        router.Tell("on");
        router.Tell("on");

        AssertLog("$b on", "$a on");
    }

    [Fact]
    public void S56_PoisonPill_goes_to_the_router_and_Broadcast_to_every_routee()
    {
        IActorRef router = Pool(new RoundRobinPool(2));

        router.Tell(new Broadcast("all"));
        AssertLog("$a all", "$b all");
        router.Tell(PoisonPill.Instance);

        AssertLog("$a stopped", "$b stopped");
        Assert.True(((LocalRef)router).IsTerminated);
    }

    [Fact]
    public void S56_A_pool_whose_routees_have_all_stopped_stops()
    {
        IActorRef router = Pool(new BroadcastPool(2));

        router.Tell(new Broadcast(PoisonPill.Instance));

        AssertLog("$a stopped", "$b stopped");
        Assert.True(((LocalRef)router).IsTerminated);
    }

    [Fact]
    public void S56_Routees_of_a_group_are_selections_and_it_outlives_them()
    {
        IActorRef one = System.ActorOf(Worker, "one");
        System.ActorOf(Worker, "two");
        IActorRef group = System.ActorOf(new RoundRobinGroup("/user/one", "/user/two").Props());

        group.Tell("a");
        group.Tell("b");
        System.Stop(one);
        group.Tell("c");
        group.Tell("d");

        AssertLog("one a", "two b", "one stopped", "two d");
        Assert.False(((LocalRef)group).IsTerminated);
    }

    [Fact]
    public void S57_Round_robin_rotates_exactly_also_past_the_overflow_of_its_counter()
    {
        Routee[] routees = [.. Enumerable.Range(0, 3).Select(_ => new Routee())];
        RoundRobinRoutingLogic logic = new(int.MaxValue - 4);

        int[] turns = [.. Enumerable.Range(0, 12).Select(_ => Array.IndexOf(routees, logic.Select("x", routees)))];

        Assert.All(Enumerable.Range(1, 11), turn => Assert.Equal((turns[turn - 1] + 1) % 3, turns[turn]));
        Assert.Same(Routee.NoRoutee, logic.Select("x", []));
    }

    [Fact]
    public void S57_Broadcast_reaches_all()
    {
        Pool(new BroadcastPool(3)).Tell("all");

        AssertLog("$a all", "$b all", "$c all");
    }

    [Fact]
    public void S57_The_same_key_goes_to_the_same_routee_by_mapping_interface_or_envelope()
    {
        IActorRef router = Pool(new ConsistentHashingPool(
            5, hashMapping: message => message is string text ? text.Split(' ')[0] : null));

        router.Tell("key one");
        router.Tell(new ConsistentHashableEnvelope("two", "other"));
        router.Tell(new ConsistentHashableEnvelope("three", "key"));
        router.Tell(new Keyed("key"));

        string[] names = [.. Log.Select(line => line.Split(' ')[0])];
        Assert.Equal(4, names.Length);
        Assert.Equal(names[0], names[2]);
        Assert.Equal(names[0], names[3]);
    }

    [Fact]
    public void S57_A_message_without_key_is_dropped_with_a_warning()
    {
        List<Warning> warnings = Subscribe<Warning>();
        List<DeadLetter> letters = Subscribe<DeadLetter>();
        IActorRef router = Pool(new ConsistentHashingPool(2));

        router.Tell("no key");

        Assert.Single(warnings);
        Assert.Equal("no key", Assert.Single(letters).Message);
        AssertLog();
    }

    [Fact]
    public void S57_Keys_move_only_from_a_routee_that_has_gone()
    {
        Routee[] all = [.. Enumerable.Range(0, 5).Select(number => new ActorRefRoutee(Act(_ => { }, $"r{number}")))];
        Routee[] fewer = all[..4];
        ConsistentHashingRoutingLogic logic = new(System, 100, message => message);
        string[] keys = [.. Enumerable.Range(0, 1000).Select(number => $"key {number}")];
        Dictionary<string, Routee> before = keys.ToDictionary(key => key, key => logic.Select(key, all));

        Dictionary<string, Routee> after = keys.ToDictionary(key => key, key => logic.Select(key, fewer));

        Assert.All(keys, key => Assert.True(before[key] == all[4] || before[key] == after[key]));
    }

    [Fact]
    public void S57_Shares_of_a_ring_are_even_within_20_percent_at_100_places()
    {
        Routee[] routees =
            [.. Enumerable.Range(0, 4).Select(number => new ActorRefRoutee(Act(_ => { }, $"r{number}")))];
        ConsistentHashingRoutingLogic logic = new(System, 100, message => message);

        int[] shares = [.. Enumerable.Range(0, 20_000).GroupBy(number => logic.Select($"key {number}", routees))
            .Select(share => share.Count())];

        Assert.Equal(4, shares.Length);
        Assert.All(shares, share => Assert.InRange(share, 4000, 6000));
    }

    [Fact]
    public async Task S58_A_pool_grows_and_shrinks_in_the_order_of_its_messages()
    {
        IActorRef router = Pool(new RoundRobinPool(1));

        router.Tell(new AdjustPoolSize(2));
        Assert.Equal(["$a", "$b", "$c"], await Members(router));
        router.Tell(new Broadcast("before"));
        router.Tell(new AdjustPoolSize(-2));

        Assert.Equal(["$a"], await Members(router));
        AssertLog("$a before", "$b before", "$c before", "$c stopped", "$b stopped");
    }

    [Fact]
    public async Task S58_Routees_come_and_go_by_message()
    {
        IActorRef guest = System.ActorOf(Worker, "guest");
        IActorRef router = Pool(new RoundRobinPool(1));

        router.Tell(new AddRoutee(Routee.FromActorRef(guest)));
        Assert.Equal(["$a", "guest"], await Members(router));
        router.Tell(new RemoveRoutee(Routee.FromActorRef(guest)));

        Assert.Equal(["$a"], await Members(router));
        Assert.False(((LocalRef)guest).IsTerminated);
    }

    [Fact]
    public void S58_The_last_member_handles_what_it_was_sent_before_its_pool_stops()
    {
        IActorRef router = Pool(new RoundRobinPool(1));
        IActorRef member = ((LocalRef)router).Cell.ChildOf("$a");

        Act(_ =>
        {
            router.Tell("last");
            router.Tell(new RemoveRoutee(Routee.FromActorRef(member)));
        });

        AssertLog("$a last", "$a stopped");
        Assert.True(((LocalRef)router).IsTerminated);
    }

    [Fact]
    public async Task S58_A_resizer_changes_the_size()
    {
        IActorRef router = Pool(new RoundRobinPool(1, new Doubling()));
        Assert.Equal(2, (await Members(router)).Length);

        router.Tell("one");
        router.Tell("two");

        Assert.Equal(8, (await Members(router)).Length);
    }

    [Fact]
    public void S57_A_router_of_an_actor_is_a_value()
    {
        IActorRef one = System.ActorOf(Worker, "one");
        IActorRef two = System.ActorOf(Worker, "two");
        Router router = new Router(new RoundRobinRoutingLogic(), one).AddRoutee(two);

        router.Route("first", ActorRefs.NoSender);
        router.Route("second", ActorRefs.NoSender);
        router.RemoveRoutee(one).Route("third", ActorRefs.NoSender);

        AssertLog("one first", "two second", "two third");
    }

    private sealed record Keyed(string Key) : IConsistentHashable
    {
        public object ConsistentHashKey => Key;
    }

    private sealed class Doubling : Resizer
    {
        public override bool IsTimeForResize(long messageCounter) => true;

        public override int Resize(IEnumerable<Routee> currentRoutees) => currentRoutees.Count();
    }
}
