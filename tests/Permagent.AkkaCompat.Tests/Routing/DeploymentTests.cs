using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Dsl;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Routing;

namespace Permagent.AkkaCompat.Tests.Routing;

public sealed class DeploymentTests() : CompatTest("""
    akka.actor.deployment {
      /workers { router = round-robin-pool, nr-of-instances = 3 }
      /crew { router = broadcast-group, routees.paths = ["/user/a", "/user/b"] }
      "/boss/*" { router = round-robin-pool, nr-of-instances = 2 }
      /odd { router = no-such-pool }
    }
    """)
{
    private sealed class Worker : ReceiveActor
    {
        public Worker() => ReceiveAny(_ => Sender.Tell(Self.Path.Name));
    }

    [Fact]
    public void A_pool_from_the_settings()
    {
        IActorRef pool = Sys.ActorOf(Props.Create<Worker>().WithRouter(FromConfig.Instance), "workers");

        for (int i = 0; i < 6; i++)
        {
            Inbox.Send(pool, i);
        }

        string[] answers = [.. Enumerable.Range(0, 6).Select(_ => Expect<string>())];
        Assert.Equal([2, 2, 2], answers.GroupBy(name => name).Select(all => all.Count()));
    }

    [Fact]
    public void A_group_from_the_settings()
    {
        Sys.ActorOf<Worker>("a");
        Sys.ActorOf<Worker>("b");
        IActorRef group = Sys.ActorOf(FromConfig.Instance.Props(), "crew");

        Inbox.Send(group, "hello");

        Assert.Equal(["a", "b"], new[] { Expect<string>(), Expect<string>() }.Order());
    }

    [Fact]
    public void A_star_stands_for_one_name()
    {
        IActorRef boss = Sys.ActorOf(act => act.Receive<string>((name, context) => context.ActorOf(
            Props.Create<Worker>().WithRouter(FromConfig.Instance.WithSupervisorStrategy(
                new OneForOneStrategy(_ => Directive.Stop))), name).Forward(new GetRoutees())), "boss");

        Inbox.Send(boss, "team");

        Assert.Equal(2, Expect<Routees>().Members.Count());
    }

    [Fact]
    public void A_router_without_settings_or_of_an_unknown_kind_is_refused()
    {
        Props props = Props.Create<Worker>().WithRouter(FromConfig.Instance);

        Assert.Contains("nowhere", Assert.Throws<ConfigurationException>(() => Sys.ActorOf(props, "nowhere")).Message);
        Assert.Contains("no-such-pool", Assert.Throws<ConfigurationException>(() => Sys.ActorOf(props, "odd")).Message);
    }
}
