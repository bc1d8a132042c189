#nullable disable
using System.Text;
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>The actor system.</summary>
internal sealed partial class ActorSystemImpl : Internal.ActorSystemImpl, IActorRefProvider
{
    private readonly SeededRandom _uids;
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
            options.TimeProvider, failure => Log.Log(LogLevel.ErrorLevel, failure, "A scheduled action failed."));
        RootRef = new RootRef(this, RootPath);
        DeadLetters = new EmptyRef(this, RootPath / "deadLetters");
        IgnoreRef = new IgnoreRef(this, RootPath / "ignore");
        Log = new KernelLog(this, $"ActorSystem({name})", typeof(ActorSystem));
        _system = MakeGuardian("system", SupervisorStrategy.DefaultStrategy);
        _user = MakeGuardian("user", new GuardianStrategy(this, options.UserStrategy, chance.Split()));
    }

    public override string Name { get; }

    public override ILoggingAdapter Log { get; }

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters { get; }

    public override IActorRef IgnoreRef { get; }

    public override IScheduler Scheduler => SchedulerImpl;

    public override MessageDispatcher Dispatcher => DispatcherImpl;

    public override TimeSpan Uptime => SchedulerImpl.MonotonicClock;

    public override IActorRef Guardian => UserRef;

    public override IActorRef SystemGuardian => SystemRef;

    internal ActorSystemOptions Options { get; }

    internal TimeProvider Clock => Options.TimeProvider;

    internal MessageDispatcher DispatcherImpl { get; }

    internal KernelScheduler SchedulerImpl { get; }

    internal RootActorPath RootPath { get; }

    internal RootRef RootRef { get; }

    internal LocalRef UserRef => _user.SelfRef;

    internal LocalRef SystemRef => _system.SelfRef;

    public override IActorRef ActorOf(Props props, string name = null) => _user.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string name = null) => _system.ActorOf(props, name);

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

    internal int? CapacityFor(Props props)
    {
        if (props.Mailbox is null)
        {
            return Options.MailboxCapacity;
        }

        return Options.Mailboxes.TryGetValue(props.Mailbox, out MailboxOptions mailbox)
            ? mailbox.Capacity
            : throw new ArgumentException(
                $"No mailbox '{props.Mailbox}' in ActorSystemOptions.Mailboxes.", nameof(props));
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

    private ActorCell MakeGuardian(string name, SupervisorStrategy strategy) => new(
        this,
        Props.Create<Guardian>().WithSupervisorStrategy(strategy),
        new ChildActorPath(RootPath, name, NextUid()),
        RootRef);
}
