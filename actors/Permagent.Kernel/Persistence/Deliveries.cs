#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Persistence;

/// <summary>The unconfirmed messages of one actor: sent again until they are confirmed.</summary>
internal sealed class Deliveries(
    ActorCell cell, Eventsourced owner, PersistenceSettings.AtLeastOnceDeliverySettings settings)
{
    private readonly SortedDictionary<long, Delivery> _unconfirmed = [];
    private long _lastId;
    private ICancelable _ticks;

    internal int Count => _unconfirmed.Count;

    internal void Deliver(ActorPath destination, Func<long, object> messageFor)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(messageFor);
        if (_unconfirmed.Count >= settings.MaxUnconfirmedMessages)
        {
            throw new MaxUnconfirmedMessagesExceededException(
                $"'{owner.PersistenceId}' has {_unconfirmed.Count} unconfirmed messages, as many as it may have.");
        }

        long id = ++_lastId;
        UnconfirmedDelivery what = new(id, destination, messageFor(id));
        _unconfirmed[id] = new Delivery(what, Attempts: 0, SentAt: null);
        if (!owner.IsRecovering)
        {
            Send(id);
        }
    }

    internal void Deliver(ActorSelection destination, Func<long, object> messageFor)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (destination.Path.Any(name => name.AsSpan().ContainsAny('*', '?')))
        {
            throw new NotSupportedException(
                $"A delivery goes to one actor: {destination.PathString} may mean several.");
        }

        Deliver(destination.Anchor.Path / destination.Path, messageFor);
    }

    internal bool Confirm(long deliveryId) => _unconfirmed.Remove(deliveryId);

    internal AtLeastOnceDeliverySnapshot Snapshot() =>
        new(_lastId, [.. _unconfirmed.Values.Select(one => one.What)]);

    internal void Restore(AtLeastOnceDeliverySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _lastId = snapshot.CurrentDeliveryId;
        _unconfirmed.Clear();
        foreach (UnconfirmedDelivery what in snapshot.UnconfirmedDeliveries)
        {
            _unconfirmed[what.DeliveryId] = new Delivery(what, Attempts: 0, SentAt: null);
        }
    }

    /// <summary>After the recovery: what is not confirmed goes out, and from now on again and again.</summary>
    internal void Start()
    {
        SendDue();

        // Twice in an interval: what was sent between two ticks is not late by a whole one.
        TimeSpan tick = settings.RedeliverInterval / 2;
        _ticks = cell.System.Scheduler.ScheduleTellRepeatedlyCancelable(
            tick, tick, cell.Self, RedeliveryTick.Instance, cell.Self);
    }

    internal void Stop()
    {
        _ticks?.Cancel();
        _ticks = null;
    }

    internal void SendDue()
    {
        TimeSpan now = cell.System.Scheduler.MonotonicClock;
        Delivery[] due =
        [
            .. _unconfirmed.Values
                .Where(one => one.SentAt is not { } sent || now - sent >= settings.RedeliverInterval)
                .Take(settings.RedeliveryBurstLimit),
        ];
        foreach (Delivery one in due)
        {
            Send(one.What.DeliveryId);
        }

        UnconfirmedDelivery[] late =
        [
            .. due.Where(one => one.Attempts == settings.WarnAfterNumberOfUnconfirmedAttempts)
                .Select(one => one.What),
        ];
        if (late.Length > 0)
        {
            cell.Self.Tell(new UnconfirmedWarning(late), cell.Self);
        }
    }

    private void Send(long id)
    {
        Delivery one = _unconfirmed[id];
        _unconfirmed[id] = one with { Attempts = one.Attempts + 1, SentAt = cell.System.Scheduler.MonotonicClock };
        cell.ActorSelection(one.What.Destination).Tell(one.What.Message, cell.Self);
    }

    private sealed record Delivery(UnconfirmedDelivery What, int Attempts, TimeSpan? SentAt);
}
