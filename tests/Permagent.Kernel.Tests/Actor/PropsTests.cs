#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Routing;

namespace Permagent.Kernel.Tests.Actor;

public sealed class PropsTests : CallingSystem
{
    [Fact]
    public void Props_compare_by_value()
    {
        Props one = Props.Create(() => new Noting(Log, "x")).WithMailbox("m").WithStashCapacity(3);
        Props same = Props.Create(() => new Noting(Log, "x")).WithStashCapacity(3).WithMailbox("m");

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, same.WithDispatcher("d"));
        Assert.NotEqual(one, same.WithRouter(new RoundRobinPool(1)));
        Assert.NotEqual(one, Props.Create(() => new Noting(Log, "y")).WithMailbox("m").WithStashCapacity(3));
    }

    [Fact]
    public void A_deployment_fills_in_what_the_props_leave_open()
    {
        Props props = new Props(Deploy.Local, typeof(Noting), [Log, "x"]).WithMailbox("m");

        Props deployed = props.WithDeploy(Deploy.None.WithDispatcher("d"));

        Assert.Equal("d", deployed.Dispatcher);
        Assert.Equal("m", deployed.Mailbox);
        Assert.Equal(LocalScope.Instance, deployed.Deploy.Scope);
        Assert.Equal(-1, deployed.Deploy.StashCapacity);
    }

    [Fact]
    public void Every_form_of_props_makes_its_actor()
    {
        object[] args = [Log, "x"];
        Type type = typeof(Noting);
        Props[] forms =
        [
            Props.Create<Noting>(args),
            Props.Create(type, args),
            new Props(type, args),
            new Props(type, null, args.AsEnumerable()),
            Props.CreateBy<Producer>(Log),
            Props.CreateBy(new Producer(Log), "for the reader"),
        ];

        foreach (Props form in forms)
        {
            System.ActorOf(form).Tell("hello");
        }

        Assert.Equal(forms.Length, Log.Count(line => line == "x hello"));
        Assert.Equal(2, Log.Count(line => line == "produced"));
    }

    [Fact]
    public void A_relative_path_is_its_names()
    {
        Assert.Equal(["user", "a"], RelativeActorPath.Unapply("/user/a"));
        Assert.Equal(["..", "a"], RelativeActorPath.Unapply("../a"));
        Assert.Null(RelativeActorPath.Unapply("akka://test/user/a"));
    }

    [Fact]
    public void An_extension_is_found_by_its_type()
    {
        Type type = typeof(Kernel.Persistence.PersistenceExtension);
        Assert.False(System.HasExtension(type));

        IExtension made = Kernel.Persistence.Persistence.Instance.Apply(System);

        Assert.True(System.HasExtension<Kernel.Persistence.PersistenceExtension>());
        Assert.True(System.TryGetExtension(type, out object found));
        Assert.Same(made, found);
    }

    private sealed class Noting(List<string> log, string name) : UntypedActor
    {
        protected override void OnReceive(object message) => log.Add($"{name} {message}");
    }

    private sealed class Producer(List<string> log) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Noting);

        public ActorBase Produce()
        {
            log.Add("produced");
            return new Noting(log, "x");
        }

        public void Release(ActorBase actor)
        {
        }
    }
}
