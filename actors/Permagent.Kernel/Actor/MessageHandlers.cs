#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>The handlers of one behaviour, tried in order of declaration.</summary>
internal sealed class MessageHandlers
{
    private readonly List<Func<object, bool>> _handlers = [];
    private bool _takesAll;

    internal void Add<T>(Action<T> handler, Predicate<T> shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(shouldHandle is null
            ? message =>
            {
                if (message is not T typed)
                {
                    return false;
                }

                handler(typed);
                return true;
            }
            : message =>
            {
                if (message is not T typed || !shouldHandle(typed))
                {
                    return false;
                }

                handler(typed);
                return true;
            });
    }

    internal void Add<T>(Func<T, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(message => message is T typed && handler(typed));
    }

    internal void Add(Type messageType, Action<object> handler, Predicate<object> shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(messageType);
        ArgumentNullException.ThrowIfNull(handler);
        Add(message =>
        {
            if (!messageType.IsInstanceOfType(message) || shouldHandle?.Invoke(message) == false)
            {
                return false;
            }

            handler(message);
            return true;
        });
    }

    internal void Add(Type messageType, Func<object, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(messageType);
        ArgumentNullException.ThrowIfNull(handler);
        Add(message => messageType.IsInstanceOfType(message) && handler(message));
    }

    internal void AddAny(Action<object> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(message =>
        {
            handler(message);
            return true;
        });
        _takesAll = true;
    }

    /// <summary>Gives the message to the first handler that takes it.</summary>
    internal bool Handle(object message)
    {
        foreach (Func<object, bool> handler in _handlers)
        {
            if (handler(message))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Func<object, bool> handler)
    {
        if (_takesAll)
        {
            throw new InvalidOperationException(
                "A handler for any message is declared already; none after it can run.");
        }

        _handlers.Add(handler);
    }
}
