#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Internal;
using Permagent.Kernel.Actor.Setup;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Util.Internal;

namespace Permagent.Testing;

/// <summary>A test that is told messages and says what it expects. Not for several threads at once.</summary>
public abstract partial class TestKitBase
{
    private static readonly AtomicCounter s_kits = new(0);
    private static readonly AtomicCounter s_probes = new(0);

    private readonly ITestKitAssertions _assertions;
    private readonly TestQueue _queue = new();
    private MessageEnvelope _last = NullMessageEnvelope.Instance;
    private bool _lastWasNoMsg;
    private TimeSpan? _end;

    /// <summary>A test in a system of its own, or in the given one.</summary>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem system = null, string testActorName = null)
        : this(assertions, system, ActorSystemSetup.Empty, null, testActorName)
    {
    }

    /// <summary>A test in a system of its own with setups.</summary>
    protected TestKitBase(
        ITestKitAssertions assertions,
        ActorSystemSetup config,
        string actorSystemName = null,
        string testActorName = null)
        : this(assertions, null, config, actorSystemName, testActorName)
    {
    }

    /// <summary>A test in a system of its own with settings.</summary>
    protected TestKitBase(
        ITestKitAssertions assertions, Config config, string actorSystemName = null, string testActorName = null)
        : this(
            assertions,
            null,
            ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config ?? Config.Empty)),
            actorSystemName,
            testActorName)
    {
    }

    private TestKitBase(
        ITestKitAssertions assertions,
        ActorSystem system,
        ActorSystemSetup setup,
        string actorSystemName,
        string testActorName)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        ArgumentNullException.ThrowIfNull(setup);
        _assertions = assertions;
        Sys = system ?? ActorSystem.Create(actorSystemName ?? "test", WithDefaults(setup));
        TestKitSettings = TestKitExtension.For(Sys);
        Events = TestEventHub.Of(Sys);
        EventFilter = new EventFilterFactory(this);
        string name = testActorName ?? $"testActor{s_kits.IncrementAndGet()}";
        TestActor = ((ExtendedActorSystem)Sys).SystemActorOf(InternalTestActor.PropsFor(Sys, _queue), name);
        if (this is not INoImplicitSender)
        {
            // From now on what the test tells comes from the test actor, also after an await.
            InternalCurrentActorCellKeeper.Current = (ActorCell)((ActorRefWithCell)TestActor).Underlying;
            SynchronizationContext.SetSynchronizationContext(
                new SenderKeepingContext(InternalCurrentActorCellKeeper.Current));
        }
    }

    /// <summary>Settings of the test kit alone.</summary>
    public static Config DefaultConfig { get; } = ConfigurationFactory.ParseString("""
        akka.loggers = []
        akka.stdout-loglevel = OFF
        akka.persistence.journal.plugin = "akka.persistence.journal.inmem"
        akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
        """);

    /// <summary>Settings with everything logged that can be.</summary>
    public static Config FullDebugConfig { get; } = ConfigurationFactory.ParseString("""
        akka.loglevel = DEBUG
        akka.log-dead-letters-during-shutdown = true
        akka.actor.debug {
          receive = true
          autoreceive = true
          lifecycle = true
          event-stream = true
          unhandled = true
          fsm = true
          router-misconfiguration = true
        }
        """);

    /// <summary>The actor system.</summary>
    public ActorSystem Sys { get; }

    /// <summary>The kit's times.</summary>
    public TestKitSettings TestKitSettings { get; }

    /// <summary>The actor that receives for the test.</summary>
    public IActorRef TestActor { get; }

    /// <summary>The last message taken out, or null.</summary>
    public object LastMessage => _last.Message;

    /// <summary>Who sent the last message taken out.</summary>
    public IActorRef LastSender => _last.Sender;

    /// <summary>Whether messages wait to be taken out.</summary>
    public bool HasMessages => _queue.Count > 0;

    /// <summary>Expects log events and dead letters.</summary>
    public EventFilterFactory EventFilter { get; }

    /// <summary>How failed expectations fail the test.</summary>
    internal ITestKitAssertions Asserts => _assertions;

    internal TestEventHub Events { get; }

    /// <summary>Expects log events and dead letters of another system.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>Messages that fit are not received.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new InternalTestActor.SetIgnore(shouldIgnoreMessage), TestActor);

    /// <summary>Messages of a type are not received.</summary>
    public void IgnoreMessages<T>() => IgnoreMessages(message => message is T);

    /// <summary>Messages of a type that fit are not received.</summary>
    public void IgnoreMessages<T>(Func<T, bool> shouldIgnoreMessage) =>
        IgnoreMessages(message => message is T typed && shouldIgnoreMessage(typed));

    /// <summary>All messages are received again.</summary>
    public void IgnoreNoMessages() => TestActor.Tell(new InternalTestActor.SetIgnore(null), TestActor);

    /// <summary>Watches an actor as the test.</summary>
    public T Watch<T>(T actorToWatch)
        where T : IActorRef
    {
        TestActor.Tell(new InternalTestActor.WatchFor(actorToWatch), TestActor);
        return actorToWatch;
    }

    /// <summary>Watches an actor as the test.</summary>
    public Task<T> WatchAsync<T>(T actorToWatch)
        where T : IActorRef => Task.FromResult(Watch(actorToWatch));

    /// <summary>Ends the watch.</summary>
    public T Unwatch<T>(T actorToUnwatch)
        where T : IActorRef
    {
        TestActor.Tell(new InternalTestActor.UnwatchFor(actorToUnwatch), TestActor);
        return actorToUnwatch;
    }

    /// <summary>Ends the watch.</summary>
    public Task<T> UnwatchAsync<T>(T actorToUnwatch)
        where T : IActorRef => Task.FromResult(Unwatch(actorToUnwatch));

    /// <summary>Sets who answers messages before the test looks at them.</summary>
    public void SetAutoPilot(AutoPilot pilot)
    {
        ArgumentNullException.ThrowIfNull(pilot);
        TestActor.Tell(new InternalTestActor.SetAutoPilot(pilot), TestActor);
    }

    /// <summary>Ends the system; waits for its end, and fails if it does not come and that is asked for.</summary>
    public void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>Ends a system.</summary>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        ArgumentNullException.ThrowIfNull(system);
        TimeSpan time = Dilated(duration ?? TimeSpan.FromSeconds(10)).Min(TimeSpan.FromSeconds(60));
        Task ended = system.Terminate();
        if (!((IAsyncResult)ended).AsyncWaitHandle.WaitOne(time) && verifySystemShutdown)
        {
            throw new TimeoutException(
                $"Failed to stop [{system.Name}] within [{time}]\n{((ExtendedActorSystem)system).PrintTree()}");
        }
    }

    /// <summary>A name of its own for a probe.</summary>
    private protected static string ProbeName(string name) => name ?? $"probe-{s_probes.IncrementAndGet()}";

    private static ActorSystemSetup WithDefaults(ActorSystemSetup setup)
    {
        BootstrapSetup bootstrap = setup.Get<BootstrapSetup>().GetOrElse(BootstrapSetup.Create());
        return setup.WithSetup(bootstrap.WithConfigFallback(
            bootstrap.ConfigFallback.GetOrElse(Config.Empty).WithFallback(DefaultConfig)));
    }}
