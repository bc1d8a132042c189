#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Routing;

/// <summary>The actor behind a router's ref: passes messages on, and keeps the list of routees in their order.
/// </summary>
internal sealed class RouterActor(RouterConfig config, Props routeeProps) : UntypedActor
{
    private Router _router;
    private long _messages;

    private bool HasNobody => !_router.Routees.Any() && !Context.GetChildren().Any();

    /// <summary>Props of the router for props that ask for one.</summary>
    internal static Props PropsFor(Props asked)
    {
        RouterConfig config = asked.Deploy.RouterConfig;
        Deploy deploy = asked.Deploy.WithRouterConfig(NoRouter.Instance);
        string dispatcher = config.RouterDispatcher;
        Deploy routees = config is Pool { UsePoolDispatcher: true } ? deploy.WithDispatcher(dispatcher) : deploy;
        Props router = Props.CreateBy(new Producer(config, asked.WithPlainDeploy(routees)));
        router = router.WithDispatcher(dispatcher);
        return config is Pool pool ? router.WithSupervisorStrategy(pool.SupervisorStrategy) : router;
    }

    protected override void PreStart()
    {
        _router = config.CreateRouter(Context.System);
        switch (config)
        {
            case Pool pool:
                Grow(pool.GetNrOfInstances(Context.System));
                Resize(pool.Resizer);
                break;
            case Group group:
                _router = _router.WithRoutees(
                    [.. group.GetPaths(Context.System).Select(path =>
                        new ActorSelectionRoutee(Context.ActorSelection(path)))]);
                break;
        }
    }

    // The routees live on through a restart of the router, and are restarted after it.
    protected override void PreRestart(Exception reason, object message)
    {
    }

    protected override void PostRestart(Exception reason)
    {
        if (config is not Pool)
        {
            PreStart();
            return;
        }

        _router = config.CreateRouter(Context.System)
            .WithRoutees([.. Context.GetChildren().Select(Routee.FromActorRef)]);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Terminated gone:
                _router = _router.RemoveRoutee(gone.ActorRef);
                StopWhenEmpty();
                break;
            case GetRoutees:
                Sender.Tell(new Routees(_router.Routees), Self);
                break;
            case AddRoutee add:
                Add(add.Routee);
                break;
            case RemoveRoutee remove:
                Remove(remove.Routee);
                break;
            case AdjustPoolSize adjust when config is Pool:
                Adjust(adjust.Change);
                break;
            case RouterManagementMessage:
                Unhandled(message);
                break;
            default:
                Pass(message);
                break;
        }
    }

    private void Pass(object message)
    {
        if (config is Pool { Resizer: { } resizer } && resizer.IsTimeForResize(_messages++))
        {
            Resize(resizer);
        }

        _router.Route(message, Cell.CurrentEnvelope.Sender);
    }

    private void Resize(Resizer resizer)
    {
        if (resizer is not null)
        {
            Adjust(resizer.Resize(_router.Routees));
        }
    }

    private void Adjust(int change)
    {
        if (change > 0)
        {
            Grow(change);
            return;
        }

        foreach (Routee last in _router.Routees.Reverse().Take(-change).ToArray())
        {
            Remove(last);
        }
    }

    private void Grow(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Add(new ActorRefRoutee(Context.ActorOf(routeeProps)));
        }
    }

    private void Add(Routee routee)
    {
        if (routee is ActorRefRoutee actor)
        {
            Context.Watch(actor.Actor);
        }

        _router = _router.AddRoutee(routee);
    }

    private void Remove(Routee routee)
    {
        _router = _router.RemoveRoutee(routee);
        if (routee is ActorRefRoutee actor)
        {
            if (Context.GetChildren().Contains(actor.Actor))
            {
                // It stays watched: the router waits for its last member to handle what it was sent.
                actor.Actor.Tell(PoisonPill.Instance, Self);
            }
            else
            {
                Context.Unwatch(actor.Actor);
            }
        }

        StopWhenEmpty();
    }

    private void StopWhenEmpty()
    {
        if (config.StopRouterWhenAllRouteesRemoved && HasNobody)
        {
            Context.Stop(Self);
        }
    }

    private sealed class Producer(RouterConfig config, Props routeeProps) : IIndirectActorProducer
    {
        public Type ActorType => typeof(RouterActor);

        public ActorBase Produce() => new RouterActor(config, routeeProps);

        public void Release(ActorBase actor)
        {
        }
    }
}
