#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Persistence;

/// <summary>A message that its receiver has not confirmed.</summary>
/// <param name="DeliveryId">Its number in this actor, from 1.</param>
/// <param name="Destination">Whom it is for.</param>
/// <param name="Message">The message.</param>
public sealed record UnconfirmedDelivery(long DeliveryId, ActorPath Destination, object Message);

/// <summary>Told to an actor when messages stay unconfirmed after so many attempts; it may go on, or confirm them
/// itself.</summary>
public sealed class UnconfirmedWarning(UnconfirmedDelivery[] unconfirmedDeliveries)
{
    /// <summary>The messages.</summary>
    public UnconfirmedDelivery[] UnconfirmedDeliveries { get; } = unconfirmedDeliveries;
}

/// <summary>The state of deliveries, for an actor's snapshot.</summary>
public sealed class AtLeastOnceDeliverySnapshot(long currentDeliveryId, UnconfirmedDelivery[] unconfirmedDeliveries)
{
    /// <summary>The last number that was given.</summary>
    public long CurrentDeliveryId { get; } = currentDeliveryId;

    /// <summary>What was not confirmed, oldest first.</summary>
    public UnconfirmedDelivery[] UnconfirmedDeliveries { get; } = unconfirmedDeliveries;
}

/// <summary>There are as many unconfirmed messages as there may be.</summary>
public sealed class MaxUnconfirmedMessagesExceededException(string message, Exception cause = null)
    : AkkaException(message, cause);

/// <summary>Looks what is due again.</summary>
internal sealed class RedeliveryTick : INotInfluenceReceiveTimeout, IDeadLetterSuppression
{
    internal static readonly RedeliveryTick Instance = new();
}
