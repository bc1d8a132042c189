#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>The handlers of one behaviour, tried in order of declaration.</summary>
internal sealed class MessageHandlers
{
    private MessageHandler[] _handlers = [];
    private int _count;
    private bool _takesAll;

    internal void Add<T>(Action<T> handler, Predicate<T> shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(Of(handler, shouldHandle));
    }

    internal void Add<T>(Func<T, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(new DecidingHandler<T>(handler));
    }

    internal void Add(Type messageType, Action<object> handler, Predicate<object> shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(messageType);
        ArgumentNullException.ThrowIfNull(handler);
        Add(new RuntimeTypeHandler(messageType, Of(handler, shouldHandle)));
    }

    internal void Add(Type messageType, Func<object, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(messageType);
        ArgumentNullException.ThrowIfNull(handler);
        Add(new RuntimeTypeHandler(messageType, new DecidingHandler<object>(handler)));
    }

    internal void AddAny(Action<object> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(new TypeHandler<object>(handler));
        _takesAll = true;
    }

    /// <summary>Gives the message to the first handler that takes it.</summary>
    internal bool Handle(object message)
    {
        MessageHandler[] handlers = _handlers;
        for (int i = 0; i < _count; i++)
        {
            if (handlers[i].Handle(message))
            {
                return true;
            }
        }

        return false;
    }

    private static MessageHandler Of<T>(Action<T> handler, Predicate<T> shouldHandle) => shouldHandle is null
        ? new TypeHandler<T>(handler)
        : new PredicateHandler<T>(handler, shouldHandle);

    private void Add(MessageHandler handler)
    {
        if (_takesAll)
        {
            throw new InvalidOperationException(
                "A handler for any message is declared already; none after it can run.");
        }

        if (_count == _handlers.Length)
        {
            Array.Resize(ref _handlers, Math.Max(1, _count * 2));
        }

        _handlers[_count++] = handler;
    }
}
