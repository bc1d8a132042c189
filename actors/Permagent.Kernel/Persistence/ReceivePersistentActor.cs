#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>A persistent actor whose handlers are declared by type, in its constructor; those of commands also in a
/// method given to Become.</summary>
public abstract class ReceivePersistentActor : UntypedPersistentActor
{
    private readonly MessageHandlers _first = new();
    private readonly MessageHandlers _recovery = new();
    private MessageHandlers _declaring;
    private bool _isConstructed;

    /// <summary>Opens the declarations of the first behaviour.</summary>
    protected ReceivePersistentActor() => _declaring = _first;

    internal override void AfterConstruction()
    {
        _declaring = null;
        _isConstructed = true;
    }

    /// <inheritdoc/>
    protected sealed override void OnCommand(object message)
    {
        if (!_first.Handle(message))
        {
            Unhandled(message);
        }
    }

    /// <inheritdoc/>
    protected sealed override void OnRecover(object message)
    {
        if (!_recovery.Handle(message))
        {
            Unhandled(message);
        }
    }

    /// <summary>Handles commands of a type, optionally only some of them.</summary>
    protected void Command<T>(Action<T> handler, Predicate<T> shouldHandle = null) => Open().Add(handler, shouldHandle);

    /// <summary>Handles some commands of a type.</summary>
    protected void Command<T>(Predicate<T> shouldHandle, Action<T> handler) => Open().Add(handler, shouldHandle);

    /// <summary>Handles commands of a type; false passes them on to the next handler.</summary>
    protected void Command<T>(Func<T, bool> handler) => Open().Add(handler);

    /// <summary>Handles commands of a type, optionally only some of them.</summary>
    protected void Command(Type messageType, Action<object> handler, Predicate<object> shouldHandle = null) =>
        Open().Add(messageType, handler, shouldHandle);

    /// <summary>Handles some commands of a type.</summary>
    protected void Command(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Open().Add(messageType, handler, shouldHandle);

    /// <summary>Handles commands of a type; false passes them on to the next handler.</summary>
    protected void Command(Type messageType, Func<object, bool> handler) => Open().Add(messageType, handler);

    /// <summary>Handles every command that no handler before it took.</summary>
    protected void Command(Action<object> handler) => Open().AddAny(handler);

    /// <summary>Handles every command that no handler before it took.</summary>
    protected void CommandAny(Action<object> handler) => Open().AddAny(handler);

    /// <summary>Handles commands of a type by a task; other messages wait until it ends.</summary>
    protected void CommandAsync<T>(Func<T, Task> handler, Predicate<T> shouldHandle = null) =>
        Open().Add(message => RunTask(() => handler(message)), shouldHandle);

    /// <summary>Handles some commands of a type by a task; other messages wait until it ends.</summary>
    protected void CommandAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) =>
        CommandAsync(handler, shouldHandle);

    /// <summary>Handles commands of a type by a task; other messages wait until it ends.</summary>
    protected void CommandAsync(Type messageType, Func<object, Task> handler, Predicate<object> shouldHandle = null) =>
        Open().Add(messageType, message => RunTask(() => handler(message)), shouldHandle);

    /// <summary>Handles every command that no handler before it took, by a task.</summary>
    protected void CommandAnyAsync(Func<object, Task> handler) =>
        Open().AddAny(message => RunTask(() => handler(message)));

    /// <summary>Applies replayed events of a type, optionally only some of them.</summary>
    protected void Recover<T>(Action<T> handler, Predicate<T> shouldHandle = null) =>
        OpenRecovery().Add(handler, shouldHandle);

    /// <summary>Applies some replayed events of a type.</summary>
    protected void Recover<T>(Predicate<T> shouldHandle, Action<T> handler) =>
        OpenRecovery().Add(handler, shouldHandle);

    /// <summary>Applies replayed events of a type; false passes them on to the next handler.</summary>
    protected void Recover<T>(Func<T, bool> handler) => OpenRecovery().Add(handler);

    /// <summary>Applies replayed events of a type, optionally only some of them.</summary>
    protected void Recover(Type messageType, Action<object> handler, Predicate<object> shouldHandle = null) =>
        OpenRecovery().Add(messageType, handler, shouldHandle);

    /// <summary>Applies replayed events of a type; false passes them on to the next handler.</summary>
    protected void Recover(Type messageType, Func<object, bool> handler) => OpenRecovery().Add(messageType, handler);

    /// <summary>Applies everything replayed that no handler before it took.</summary>
    protected void RecoverAny(Action<object> handler) => OpenRecovery().AddAny(handler);

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
        "Handlers of commands are declared in the constructor or in a method given to Become.");

    private MessageHandlers OpenRecovery() => _isConstructed
        ? throw new InvalidOperationException("Handlers of replayed events are declared in the constructor.")
        : _recovery;
}
