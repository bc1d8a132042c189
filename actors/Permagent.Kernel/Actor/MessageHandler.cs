#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>One declared handler. An object for each, not a closure around the user's delegate: an idle actor holds
/// half as much.</summary>
internal abstract class MessageHandler
{
    /// <summary>Handles the message if it is one for this handler.</summary>
    internal abstract bool Handle(object message);
}

/// <summary>Takes every message of a type.</summary>
internal sealed class TypeHandler<T>(Action<T> handler) : MessageHandler
{
    internal override bool Handle(object message)
    {
        if (message is not T typed)
        {
            return false;
        }

        handler(typed);
        return true;
    }
}

/// <summary>Takes some messages of a type.</summary>
internal sealed class PredicateHandler<T>(Action<T> handler, Predicate<T> shouldHandle) : MessageHandler
{
    internal override bool Handle(object message)
    {
        if (message is not T typed || !shouldHandle(typed))
        {
            return false;
        }

        handler(typed);
        return true;
    }
}

/// <summary>Says itself whether it has taken the message.</summary>
internal sealed class DecidingHandler<T>(Func<T, bool> handler) : MessageHandler
{
    internal override bool Handle(object message) => message is T typed && handler(typed);
}

/// <summary>Passes on messages of a type that is known at run time only.</summary>
internal sealed class RuntimeTypeHandler(Type type, MessageHandler inner) : MessageHandler
{
    internal override bool Handle(object message) => type.IsInstanceOfType(message) && inner.Handle(message);
}
