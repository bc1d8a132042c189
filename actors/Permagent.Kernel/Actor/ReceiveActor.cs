#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>An actor whose handlers are declared by type, in its constructor or in a method given to Become.</summary>
public abstract class ReceiveActor : UntypedActor
{
    private readonly MessageHandlers _first = new();
    private MessageHandlers _declaring;

    /// <summary>Opens the declarations of the first behaviour.</summary>
    protected ReceiveActor() => _declaring = _first;

    internal override void AfterConstruction() => _declaring = null;

    /// <inheritdoc/>
    protected sealed override void OnReceive(object message)
    {
        if (!_first.Handle(message))
        {
            Unhandled(message);
        }
    }

    /// <summary>Handles messages of a type, optionally only some of them.</summary>
    protected void Receive<T>(Action<T> handler, Predicate<T> shouldHandle = null) => Open().Add(handler, shouldHandle);

    /// <summary>Handles some messages of a type.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Open().Add(handler, shouldHandle);

    /// <summary>Handles messages of a type; false passes them on to the next handler.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Open().Add(handler);

    /// <summary>Handles messages of a type, optionally only some of them.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object> shouldHandle = null) =>
        Open().Add(messageType, handler, shouldHandle);

    /// <summary>Handles some messages of a type.</summary>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Open().Add(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type; false passes them on to the next handler.</summary>
    protected void Receive(Type messageType, Func<object, bool> handler) => Open().Add(messageType, handler);

    /// <summary>Handles every message that no handler before it took.</summary>
    protected void ReceiveAny(Action<object> handler) => Open().AddAny(handler);

    /// <summary>Handles messages of a type by a task; user messages wait until it ends.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T> shouldHandle = null) =>
        Open().Add(message => RunTask(() => handler(message)), shouldHandle);

    /// <summary>Handles some messages of a type by a task; user messages wait until it ends.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) =>
        ReceiveAsync(handler, shouldHandle);

    /// <summary>Handles messages of a type by a task; user messages wait until it ends.</summary>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object> shouldHandle = null) =>
        Open().Add(messageType, message => RunTask(() => handler(message)), shouldHandle);

    /// <summary>Handles some messages of a type by a task; user messages wait until it ends.</summary>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    /// <summary>Handles every message that no handler before it took, by a task.</summary>
    protected void ReceiveAnyAsync(Func<object, Task> handler) =>
        Open().AddAny(message => RunTask(() => handler(message)));

    /// <summary>Replaces the behaviour by the handlers that <paramref name="configure"/> declares.</summary>
    protected void Become(Action configure) => Cell.Become(Declare(configure).Handle);

    /// <summary>Puts the handlers that <paramref name="configure"/> declares on top of the present ones.</summary>
    protected void BecomeStacked(Action configure) => Cell.BecomeStacked(Declare(configure).Handle);

    private MessageHandlers Declare(Action configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        MessageHandlers outer = _declaring;
        MessageHandlers declared = new();
        _declaring = declared;
        try
        {
            configure();
        }
        finally
        {
            _declaring = outer;
        }

        return declared;
    }

    private MessageHandlers Open() => _declaring ?? throw new InvalidOperationException(
        "Handlers are declared in the constructor or in a method given to Become.");
}
