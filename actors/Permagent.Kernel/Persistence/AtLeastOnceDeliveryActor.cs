#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>A persistent actor. Messages it delivers are sent again until they are confirmed: at least once, in any
/// order after the first time. Deliver and confirm in the handlers of stored events, so that a new instance knows what
/// is open.</summary>
public abstract class AtLeastOnceDeliveryActor : PersistentActor
{
    private readonly Deliveries _deliveries;

    /// <summary>With the system's settings.</summary>
    protected AtLeastOnceDeliveryActor()
        : this(known => known)
    {
    }

    /// <summary>With settings of its own.</summary>
    protected AtLeastOnceDeliveryActor(PersistenceSettings.AtLeastOnceDeliverySettings settings)
        : this(_ => settings ?? throw new ArgumentNullException(nameof(settings)))
    {
    }

    /// <summary>With the system's settings, changed.</summary>
    protected AtLeastOnceDeliveryActor(
        Func<PersistenceSettings.AtLeastOnceDeliverySettings, PersistenceSettings.AtLeastOnceDeliverySettings>
            overrideSettings)
    {
        ArgumentNullException.ThrowIfNull(overrideSettings);
        _deliveries = new Deliveries(
            Cell, this, overrideSettings(Cell.SystemImpl.Options.Persistence.AtLeastOnceDelivery));
    }

    /// <summary>Messages that are not confirmed.</summary>
    public int UnconfirmedCount => _deliveries.Count;

    /// <summary>Sends a message until it is confirmed. While the actor recovers it is only remembered.</summary>
    /// <param name="destination">Whom it is for.</param>
    /// <param name="deliveryMessageMapper">Makes the message of the delivery's number, which the receiver must send
    /// back.</param>
    /// <exception cref="MaxUnconfirmedMessagesExceededException">Too many are unconfirmed.</exception>
    public void Deliver(ActorPath destination, Func<long, object> deliveryMessageMapper) =>
        _deliveries.Deliver(destination, deliveryMessageMapper);

    /// <summary>Sends a message until it is confirmed. While the actor recovers it is only remembered.</summary>
    /// <param name="destination">Whom it is for, without wildcards.</param>
    /// <param name="deliveryMessageMapper">Makes the message of the delivery's number, which the receiver must send
    /// back.</param>
    /// <exception cref="MaxUnconfirmedMessagesExceededException">Too many are unconfirmed.</exception>
    /// <exception cref="NotSupportedException">The selection has wildcards.</exception>
    public void Deliver(ActorSelection destination, Func<long, object> deliveryMessageMapper) =>
        _deliveries.Deliver(destination, deliveryMessageMapper);

    /// <summary>Ends the repetition of a message; false if its number is not open.</summary>
    public bool ConfirmDelivery(long deliveryId) => _deliveries.Confirm(deliveryId);

    /// <summary>What a snapshot of this actor must hold.</summary>
    public AtLeastOnceDeliverySnapshot GetDeliverySnapshot() => _deliveries.Snapshot();

    /// <summary>Takes up what a snapshot held.</summary>
    public void SetDeliverySnapshot(AtLeastOnceDeliverySnapshot snapshot) => _deliveries.Restore(snapshot);

    /// <inheritdoc/>
    protected override void OnReplaySuccess()
    {
        _deliveries.Start();
        base.OnReplaySuccess();
    }

    /// <inheritdoc/>
    protected internal override bool AroundReceive(Receive receive, object message)
    {
        if (message is not RedeliveryTick)
        {
            return base.AroundReceive(receive, message);
        }

        _deliveries.SendDue();
        return true;
    }

    /// <inheritdoc/>
    protected internal override void AroundPreRestart(Exception cause, object message)
    {
        _deliveries.Stop();
        base.AroundPreRestart(cause, message);
    }

    /// <inheritdoc/>
    protected internal override void AroundPostStop()
    {
        _deliveries.Stop();
        base.AroundPostStop();
    }
}
