namespace Permagent.Kernel.Actor.Dsl;

/// <summary>What a short actor is made of.</summary>
public interface IActorDsl
{
    /// <summary>Runs before the first message.</summary>
    Action<IActorContext> OnPreStart { get; set; }

    /// <summary>Runs after the last message.</summary>
    Action<IActorContext> OnPostStop { get; set; }

    /// <summary>Runs on the failed instance; without it the default runs.</summary>
    Action<Exception, object, IActorContext> OnPreRestart { get; set; }

    /// <summary>Runs on the new instance; without it the default runs.</summary>
    Action<Exception, IActorContext> OnPostRestart { get; set; }

    /// <summary>Supervision of the actor's children; null for the default.</summary>
    SupervisorStrategy Strategy { get; set; }

    /// <summary>Handles messages of a type.</summary>
    void Receive<T>(Action<T, IActorContext> handler);

    /// <summary>Handles some messages of a type.</summary>
    void Receive<T>(Action<T, IActorContext> handler, Predicate<T> shouldHandle);

    /// <summary>Handles some messages of a type.</summary>
    void Receive<T>(Predicate<T> shouldHandle, Action<T, IActorContext> handler);

    /// <summary>Handles every message that no handler before it took.</summary>
    void ReceiveAny(Action<object, IActorContext> handler);

    /// <summary>Handles messages of a type by a task.</summary>
    void ReceiveAsync<T>(Func<T, IActorContext, Task> handler, Predicate<T> shouldHandle = null);

    /// <summary>Handles some messages of a type by a task.</summary>
    void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, IActorContext, Task> handler);

    /// <summary>Handles every message that no handler before it took, by a task.</summary>
    void ReceiveAnyAsync(Func<object, IActorContext, Task> handler);

    /// <summary>Runs what PreRestart does by default.</summary>
    void DefaultPreRestart(Exception reason, object message);

    /// <summary>Runs what PostRestart does by default.</summary>
    void DefaultPostRestart(Exception reason);

    /// <summary>Runs what PreStart does by default.</summary>
    void DefaultPreStart();

    /// <summary>Runs what PostStop does by default.</summary>
    void DefaultPostStop();

    /// <summary>Replaces the behaviour.</summary>
    void Become(Action<object, IActorContext> handler);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(Action<object, IActorContext> handler);

    /// <summary>Goes back to the behaviour below.</summary>
    void UnbecomeStacked();

    /// <summary>Starts a short actor as a child.</summary>
    IActorRef ActorOf(Action<IActorDsl> config, string name = null);
}
