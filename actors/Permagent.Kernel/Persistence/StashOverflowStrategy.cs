#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>What happens to a command that does not fit into the internal stash.</summary>
public interface IStashOverflowStrategy;

/// <summary>The actor fails with <see cref="Actor.StashOverflowException"/>; its supervisor decides.</summary>
public sealed class ThrowOverflowExceptionStrategy : IStashOverflowStrategy
{
    private ThrowOverflowExceptionStrategy()
    {
    }

    /// <summary>The one instance.</summary>
    public static ThrowOverflowExceptionStrategy Instance { get; } = new();
}

/// <summary>The command becomes a dead letter.</summary>
public sealed class DiscardToDeadLetterStrategy : IStashOverflowStrategy
{
    private DiscardToDeadLetterStrategy()
    {
    }

    /// <summary>The one instance.</summary>
    public static DiscardToDeadLetterStrategy Instance { get; } = new();
}

/// <summary>The sender gets an answer; the command is dropped.</summary>
public sealed class ReplyToStrategy(object response) : IStashOverflowStrategy
{
    /// <summary>The answer.</summary>
    public object Response { get; } = response;
}
