#nullable disable
using System.Linq.Expressions;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Dsl;

namespace Permagent.Testing;

/// <summary>Actors for a test.</summary>
public abstract partial class TestKitBase
{
    /// <summary>Makes a top-level actor.</summary>
    public IActorRef ActorOf(Props props) => Sys.ActorOf(props, null);

    /// <summary>Makes a top-level actor.</summary>
    public IActorRef ActorOf(Props props, string name) => Sys.ActorOf(props, name);

    /// <summary>Makes a top-level actor.</summary>
    public IActorRef ActorOf<TActor>()
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>(), null);

    /// <summary>Makes a top-level actor.</summary>
    public IActorRef ActorOf<TActor>(string name)
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>(), name);

    /// <summary>Makes a top-level actor.</summary>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory), null);

    /// <summary>Makes a top-level actor.</summary>
    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory, string name)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory), name);

    /// <summary>Makes a top-level actor written as a lambda.</summary>
    public IActorRef ActorOf(Action<IActorDsl, IActorContext> configure, string name = null) =>
        Sys.ActorOf(configure, name);

    /// <summary>Makes a top-level actor written as a lambda.</summary>
    public IActorRef ActorOf(Action<IActorDsl> configure, string name = null) => Sys.ActorOf(configure, name);

    /// <summary>The actors of a path.</summary>
    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>The actors of a path.</summary>
    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>The actors of a path below an actor.</summary>
    public ActorSelection ActorSelection(IActorRef anchorRef, string actorPath) =>
        Sys.ActorSelection(anchorRef, actorPath);

    /// <summary>Makes a child of the test actor.</summary>
    public IActorRef ChildActorOf(
        Props props,
        string name,
        SupervisorStrategy supervisorStrategy,
        CancellationToken cancellationToken = default) =>
        TestTime.Result(ChildActorOf(
            true, new InternalTestActor.Spawn(props, name, supervisorStrategy), cancellationToken));

    /// <summary>Makes a child of the test actor.</summary>
    public IActorRef ChildActorOf(
        Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildActorOf(props, null, supervisorStrategy, cancellationToken);

    /// <summary>Makes a child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        ChildActorOf(props, name, null, cancellationToken);

    /// <summary>Makes a child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        ChildActorOf(props, null, null, cancellationToken);

    /// <summary>Makes a child of the test actor.</summary>
    public async Task<IActorRef> ChildActorOfAsync(
        Props props,
        string name = null,
        SupervisorStrategy supervisorStrategy = null,
        CancellationToken cancellationToken = default) => await ChildActorOf(
            false, new InternalTestActor.Spawn(props, name, supervisorStrategy), cancellationToken);

    /// <summary>Makes another receiver.</summary>
    public virtual TestProbe CreateTestProbe(string name = null) => CreateTestProbe(Sys, name);

    /// <summary>Makes another receiver in a system.</summary>
    public virtual TestProbe CreateTestProbe(ActorSystem system, string name = null) =>
        new(system, _assertions, name);

    /// <summary>Makes an actor that puts what it is told into this test's queue.</summary>
    public IActorRef CreateTestActor(string name) =>
        ((ExtendedActorSystem)Sys).SystemActorOf(InternalTestActor.PropsFor(Sys, _queue), name);

    /// <summary>Makes a latch.</summary>
    public virtual TestLatch CreateTestLatch(int count = 1) => new(Dilated, count, TestKitSettings.DefaultTimeout);

    /// <summary>Makes a barrier.</summary>
    public TestBarrier CreateTestBarrier(int count) => new(this, count, TestKitSettings.DefaultTimeout);

    /// <summary>Makes an actor that runs on the thread of the test, with its instance at hand.</summary>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Props props, IActorRef supervisor, string name = null)
        where TActor : ActorBase => new(Sys, props, supervisor, name);

    /// <summary>Makes an actor that runs on the thread of the test, with its instance at hand.</summary>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Props props, string name = null)
        where TActor : ActorBase => new(Sys, props, null, name);

    /// <summary>Makes an actor that runs on the thread of the test, with its instance at hand.</summary>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Expression<Func<TActor>> factory, string name = null)
        where TActor : ActorBase => new(Sys, Props.Create(factory), null, name);

    /// <summary>Makes an actor that runs on the thread of the test, with its instance at hand.</summary>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(
        Expression<Func<TActor>> factory, IActorRef supervisor, string name = null)
        where TActor : ActorBase => new(Sys, Props.Create(factory), supervisor, name);

    /// <summary>Makes an actor that runs on the thread of the test, with its instance at hand.</summary>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(string name = null)
        where TActor : ActorBase, new() => new(Sys, Props.Create<TActor>(), null, name);

    /// <summary>Makes an actor that runs on the thread of the test, with its instance at hand.</summary>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(IActorRef supervisor, string name = null)
        where TActor : ActorBase, new() => new(Sys, Props.Create<TActor>(), supervisor, name);

    /// <summary>Makes a state machine that runs on the thread of the test, with its instance at hand.</summary>
    public TestFSMRef<TFsm, TState, TData> ActorOfAsTestFSMRef<TFsm, TState, TData>(
        Props props, IActorRef supervisor = null, string name = null, bool withLogging = false)
        where TFsm : FSM<TState, TData> => new(Sys, props, supervisor, name, withLogging);

    /// <summary>Makes a state machine that runs on the thread of the test, with its instance at hand.</summary>
    public TestFSMRef<TFsm, TState, TData> ActorOfAsTestFSMRef<TFsm, TState, TData>(
        Expression<Func<TFsm>> factory, IActorRef supervisor, string name = null, bool withLogging = false)
        where TFsm : FSM<TState, TData> => new(Sys, Props.Create(factory), supervisor, name, withLogging);

    /// <summary>Makes a state machine that runs on the thread of the test, with its instance at hand.</summary>
    public TestFSMRef<TFsm, TState, TData> ActorOfAsTestFSMRef<TFsm, TState, TData>(
        Expression<Func<TFsm>> factory, string name = null, bool withLogging = false)
        where TFsm : FSM<TState, TData> => new(Sys, Props.Create(factory), null, name, withLogging);

    /// <summary>Makes a state machine that runs on the thread of the test, with its instance at hand.</summary>
    public TestFSMRef<TFsm, TState, TData> ActorOfAsTestFSMRef<TFsm, TState, TData>(
        IActorRef supervisor, string name = null, bool withLogging = false)
        where TFsm : FSM<TState, TData>, new() => new(Sys, Props.Create<TFsm>(), supervisor, name, withLogging);

    /// <summary>Makes a state machine that runs on the thread of the test, with its instance at hand.</summary>
    public TestFSMRef<TFsm, TState, TData> ActorOfAsTestFSMRef<TFsm, TState, TData>(
        string name = null, bool withLogging = false)
        where TFsm : FSM<TState, TData>, new() => new(Sys, Props.Create<TFsm>(), null, name, withLogging);

    private async ValueTask<IActorRef> ChildActorOf(
        bool blocks, InternalTestActor.Spawn spawn, CancellationToken cancellationToken)
    {
        Task<IActorRef> made = TestActor.Ask<IActorRef>(spawn, TestKitSettings.DefaultTimeout, cancellationToken);
        await TestTime.WaitAsync(blocks, made, TestKitSettings.DefaultTimeout, cancellationToken);
        return await made.WaitAsync(TimeSpan.Zero, TimeProvider.System, cancellationToken);
    }
}
