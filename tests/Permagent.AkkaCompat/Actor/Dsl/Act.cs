namespace Permagent.Kernel.Actor.Dsl;

/// <summary>An actor written as a lambda.</summary>
public sealed class Act : ReceiveActor, IActorDsl
{
    /// <summary>Made of what the lambda says.</summary>
    public Act(Action<IActorDsl> config)
    {
        ArgumentNullException.ThrowIfNull(config);
        config(this);
    }

    /// <summary>Made of what the lambda says.</summary>
    public Act(Action<IActorDsl, IActorContext> config)
    {
        ArgumentNullException.ThrowIfNull(config);
        config(this, Context);
    }

    /// <inheritdoc/>
    public Action<IActorContext> OnPreStart { get; set; }

    /// <inheritdoc/>
    public Action<IActorContext> OnPostStop { get; set; }

    /// <inheritdoc/>
    public Action<Exception, object, IActorContext> OnPreRestart { get; set; }

    /// <inheritdoc/>
    public Action<Exception, IActorContext> OnPostRestart { get; set; }

    /// <inheritdoc/>
    public SupervisorStrategy Strategy { get; set; }

    /// <inheritdoc/>
    public void Receive<T>(Action<T, IActorContext> handler) => Receive<T>(message => handler(message, Context));

    /// <inheritdoc/>
    public void Receive<T>(Action<T, IActorContext> handler, Predicate<T> shouldHandle) =>
        Receive<T>(message => handler(message, Context), shouldHandle);

    /// <inheritdoc/>
    public void Receive<T>(Predicate<T> shouldHandle, Action<T, IActorContext> handler) =>
        Receive<T>(message => handler(message, Context), shouldHandle);

    /// <inheritdoc/>
    public void ReceiveAny(Action<object, IActorContext> handler) =>
        ReceiveAny(message => handler(message, Context));

    /// <inheritdoc/>
    public void ReceiveAsync<T>(Func<T, IActorContext, Task> handler, Predicate<T> shouldHandle = null) =>
        ReceiveAsync<T>(message => handler(message, Context), shouldHandle);

    /// <inheritdoc/>
    public void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, IActorContext, Task> handler) =>
        ReceiveAsync<T>(message => handler(message, Context), shouldHandle);

    /// <inheritdoc/>
    public void ReceiveAnyAsync(Func<object, IActorContext, Task> handler) =>
        ReceiveAnyAsync(message => handler(message, Context));

    /// <inheritdoc/>
    public void DefaultPreRestart(Exception reason, object message) => base.PreRestart(reason, message);

    /// <inheritdoc/>
    public void DefaultPostRestart(Exception reason) => base.PostRestart(reason);

    /// <inheritdoc/>
    public void DefaultPreStart() => base.PreStart();

    /// <inheritdoc/>
    public void DefaultPostStop() => base.PostStop();

    /// <inheritdoc/>
    public void Become(Action<object, IActorContext> handler) =>
        Context.Become(message => handler(message, Context));

    /// <inheritdoc/>
    public void BecomeStacked(Action<object, IActorContext> handler) =>
        Context.BecomeStacked(message => handler(message, Context));

    void IActorDsl.UnbecomeStacked() => UnbecomeStacked();

    /// <inheritdoc/>
    public IActorRef ActorOf(Action<IActorDsl> config, string name = null) => Context.ActorOf(config, name);

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => Strategy ?? base.SupervisorStrategy();

    /// <inheritdoc/>
    protected override void PreStart() => Run(OnPreStart, DefaultPreStart);

    /// <inheritdoc/>
    protected override void PostStop() => Run(OnPostStop, DefaultPostStop);

    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message) => Run(
        OnPreRestart is { } hook ? context => hook(reason, message, context) : null,
        () => DefaultPreRestart(reason, message));

    /// <inheritdoc/>
    protected override void PostRestart(Exception reason) => Run(
        OnPostRestart is { } hook ? context => hook(reason, context) : null, () => DefaultPostRestart(reason));

    private static void Run(Action<IActorContext> hook, Action byDefault)
    {
        if (hook is null)
        {
            byDefault();
        }
        else
        {
            hook(Context);
        }
    }
}
