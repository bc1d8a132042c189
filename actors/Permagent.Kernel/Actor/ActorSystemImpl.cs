#nullable disable
using System.Text;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Routing;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>The actor system.</summary>
internal sealed partial class ActorSystemImpl : Internal.ActorSystemImpl, IActorRefProvider
{
    private readonly SeededRandom _uids;
    private readonly Lazy<Serialization.Serialization> _serialization;
    private readonly ActorCell _user;
    private readonly ActorCell _system;

    internal ActorSystemImpl(string name, ActorSystemOptions options, MessageDispatcher dispatcher)
    {
        CheckName(name);
        options.Check();
        Name = name;
        Options = options;
        DispatcherImpl = dispatcher;
        _terminated = new TaskCompletionSource(dispatcher.CompletionOptions);
        SeededRandom chance = new(options.Seed);
        _uids = chance.Split();
        EventStream = new EventStream(debug: false);
        RootPath = new RootActorPath(new Address("akka", name));
        SchedulerImpl = new KernelScheduler(
            options.TimeProvider, failure => Log.Log(LogLevel.ErrorLevel, failure, "A scheduled action failed."))
        {
            CompletionOptions = dispatcher.CompletionOptions,
        };
        StartTime = SchedulerImpl.Now;
        _serialization = new Lazy<Serialization.Serialization>(() => new Serialization.Serialization(this));
        EventSerializer = options.EventSerializer is null && !options.Serializers.IsEmpty
            ? new Serialization.SerializationEvents(Serialization)
            : options.EventSerializer;
        RootRef = new RootRef(this, RootPath);
        DeadLetters = new EmptyRef(this, RootPath / "deadLetters");
        IgnoreRef = new IgnoreRef(this, RootPath / "ignore");
        Log = new KernelLog(this, $"ActorSystem({name})", typeof(ActorSystem));
        _system = MakeGuardian("system", SupervisorStrategy.DefaultStrategy);
        _user = MakeGuardian("user", StrategyOfUser(options, chance.Split()));
        Chance = chance.Split();
    }

    public override string Name { get; }

    public override ILoggingAdapter Log { get; }

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters { get; }

    public override IActorRef IgnoreRef { get; }

    public override IScheduler Scheduler => Options.Hooks?.Scheduler ?? SchedulerImpl;

    public override MessageDispatcher Dispatcher => DispatcherImpl;

    public override DateTimeOffset StartTime { get; }

    public override TimeSpan Uptime => SchedulerImpl.MonotonicClock;

    public override Serialization.Serialization Serialization => _serialization.Value;

    public override IInternalActorRef Guardian => UserRef;

    public override IInternalActorRef SystemGuardian => SystemRef;

    public override IInternalActorRef LookupRoot => RootRef;

    internal ActorSystemOptions Options { get; }

    /// <summary>Jitter of back-offs and breakers, from the system's seed.</summary>
    internal SeededRandom Chance { get; }

    /// <summary>What the stores turn events into, or null.</summary>
    internal IEventSerializer EventSerializer { get; }

    internal TimeProvider Clock => Options.TimeProvider;

    internal MessageDispatcher DispatcherImpl { get; }

    internal KernelScheduler SchedulerImpl { get; }

    internal RootActorPath RootPath { get; }

    internal RootRef RootRef { get; }

    internal LocalRef UserRef => _user.SelfRef;

    internal LocalRef SystemRef => _system.SelfRef;

    public override IActorRef ActorOf(Props props, string name = null) => _terminating
        ? throw new InvalidOperationException($"Cannot create child while terminating or terminated: {Name}")
        : _user.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string name = null) => _system.ActorOf(props, name);

    public override IActorRef SystemActorOf<TActor>(string name = null) => SystemActorOf(Props.Create<TActor>(), name);

    public override ActorSelection ActorSelection(ActorPath actorPath)
    {
        ArgumentNullException.ThrowIfNull(actorPath);
        return new ActorSelection(RootRef, actorPath.Elements);
    }

    public override ActorSelection ActorSelection(string actorPath)
    {
        ArgumentNullException.ThrowIfNull(actorPath);
        return Select(actorPath, UserRef);
    }

    public override void Stop(IActorRef actor) => KernelRef.Of(actor)?.Stop();

    public override string PrintTree()
    {
        StringBuilder text = new();
        Print(RootRef, 0, text);
        return text.ToString();
    }

    internal ActorSystemImpl Start()
    {
        _system.EnqueueSystem(new Create());
        _user.EnqueueSystem(new Create());
        return this;
    }

    internal ActorSelection Select(string path, KernelRef relativeTo)
    {
        if (path.Contains("://", StringComparison.Ordinal))
        {
            return ActorSelection(ActorPath.Parse(path));
        }

        return path.StartsWith('/') ? new ActorSelection(RootRef, path) : new ActorSelection(relativeTo, path);
    }

    /// <summary>A uid that is not zero, from the seeded source.</summary>
    internal long NextUid()
    {
        long uid;
        do
        {
            uid = (long)(_uids.NextUInt64() >> 1);
        }
        while (uid == 0);

        return uid;
    }

    /// <summary>The props with which an actor of a path is really made; a router's actor stands before its routees.
    /// </summary>
    internal Props Deployed(Props props, ActorPath path)
    {
        Props deployed = Options.Hooks is null ? props : Options.Hooks.Deploy(path, props);
        return deployed.Deploy.RouterConfig is NoRouter ? deployed : RouterActor.PropsFor(deployed);
    }

    internal MessageDispatcher DispatcherFor(Props props, ActorPath path)
    {
        if (props.Dispatcher is "" or "akka.actor.default-dispatcher" or "akka.actor.internal-dispatcher")
        {
            return DispatcherImpl;
        }

        return Options.Hooks?.Dispatcher(this, props.Dispatcher) ?? throw new ConfigurationException(
            $"Dispatcher [{props.Dispatcher}] not configured for path {path}");
    }

    /// <summary>The mailbox that props name, or null for the default.</summary>
    internal MailboxOptions MailboxFor(Props props, ActorPath path)
    {
        if (props.Mailbox.Length == 0)
        {
            return null;
        }

        return Options.Mailboxes.TryGetValue(props.Mailbox, out MailboxOptions mailbox)
            ? mailbox
            : Options.Hooks?.Mailbox(this, props.Mailbox) ?? throw new ConfigurationException(
                $"Mailbox [{props.Mailbox}] not configured for path {path}");
    }

    internal ILoggingAdapter LogOf(IActorRef actor, Type type) => new KernelLog(this, actor.Path.ToString(), type);

    private static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!char.IsAsciiLetterOrDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ArgumentException(
                $"Illegal actor system name '{name}': letters, digits, - and _ only, the first a letter or digit.",
                nameof(name));
        }
    }

    private static void Print(KernelRef actor, int depth, StringBuilder text)
    {
        text.Append(' ', depth * 2).Append(actor.Path.Name).Append('\n');
        foreach (KernelRef child in actor.ChildRefs())
        {
            Print(child, depth + 1, text);
        }
    }

    private SupervisorStrategy StrategyOfUser(ActorSystemOptions options, SeededRandom chance) =>
        options.Hooks?.GuardianStrategy?.Invoke() ?? new GuardianStrategy(this, options.UserStrategy, chance);

    private ActorCell MakeGuardian(string name, SupervisorStrategy strategy) => new(
        this,
        Props.Create<Guardian>().WithSupervisorStrategy(strategy),
        new ChildActorPath(RootPath, name, NextUid()),
        RootRef);
}
