#nullable disable // Members that user code implements stay oblivious, so that both engines compile without a warning.

namespace Permagent.Kernel.Actor;

/// <summary>Something a message can be told to.</summary>
public interface ICanTell
{
    /// <summary>Sends a message, at most once; returns at once. Any thread may call it.</summary>
    /// <exception cref="InvalidMessageException">The message is null.</exception>
    void Tell(object message, IActorRef sender);
}
