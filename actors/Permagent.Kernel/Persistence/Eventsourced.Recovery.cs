#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Persistence;

/// <summary>The way from the start to the first command: permit, snapshot, events, highest number.</summary>
public abstract partial class Eventsourced
{
    private bool _hasAskedForPermit;
    private ICancelable _recoveryTimer;
    private long _heardAt;
    private Recovery _recovery;

    /// <summary>Events of the replay that may still come.</summary>
    private long _replayLeft;

    /// <summary>Events of the present page that have come.</summary>
    private int _pageCount;
    private int _pageMax;

    /// <inheritdoc/>
    protected internal override void AroundPreStart()
    {
        RequestPermit();
        base.AroundPreStart();
    }

    /// <inheritdoc/>
    protected internal override void AroundPostRestart(Exception cause, object message)
    {
        RequestPermit();
        base.AroundPostRestart(cause, message);
    }

    private void RequestPermit()
    {
        ArgumentNullException.ThrowIfNull(PersistenceId);

        // An unknown id fails the start, not a later command.
        _ = Journal;
        _ = SnapshotStore;
        _hasAskedForPermit = true;
        _plugins.Permits.Tell(new RequestRecoveryPermit(_instanceId), Self);
    }

    /// <summary>Gives the permit, or the place in the queue, back. Safe to call again.</summary>
    private void EndRecovery()
    {
        _recoveryTimer?.Cancel();
        _recoveryTimer = null;
        if (_hasAskedForPermit)
        {
            _hasAskedForPermit = false;
            _plugins.Permits.Tell(ReturnRecoveryPermit.Instance, Self);
        }
    }

    private bool ReceiveRecovery(Receive receive, object message)
    {
        switch (message)
        {
            case RecoveryPermitGranted granted when _phase == Phase.WaitingForPermit && IsMine(granted.InstanceId):
                StartRecovery();
                return true;
            case LoadSnapshotResult loaded when IsMine(loaded.ActorInstanceId):
                OnSnapshot(loaded.Snapshot);
                return true;
            case LoadSnapshotFailed failed when IsMine(failed.ActorInstanceId):
                FailRecovery(failed.Cause);
                return true;
            case ReplayedMessage replayed when IsMine(replayed.ActorInstanceId):
                OnReplayed(replayed.Persistent);
                return true;
            case RecoverySuccess success when IsMine(success.ActorInstanceId):
                OnPageEnd(success);
                return true;
            case ReplayMessagesFailure failed when IsMine(failed.ActorInstanceId):
                FailRecovery(failed.Cause);
                return true;
            case RecoveryTick tick when IsRecovering && IsMine(tick.InstanceId):
                OnTick();
                return true;
            case LoadSnapshotResult { ActorInstanceId: 0 } or LoadSnapshotFailed { ActorInstanceId: 0 }:
                return base.AroundReceive(receive, message); // The answer to the actor's own LoadSnapshot.
            default:
                return true; // For an older instance, or late.
        }
    }

    private void StartRecovery()
    {
        _recovery = Recovery;
        _replayLeft = _recovery.ReplayMax;
        Heard();
        TickAfter(_plugins.Options.RecoveryEventTimeout);
        _phase = Phase.WaitingForSnapshot;
        if (_recovery.FromSnapshot == SnapshotSelectionCriteria.None)
        {
            AskForPage();
        }
        else
        {
            SnapshotStore.Tell(
                new LoadSnapshot(PersistenceId, _recovery.FromSnapshot, _recovery.ToSequenceNr)
                {
                    ActorInstanceId = _instanceId,
                },
                Self);
        }
    }

    private void OnSnapshot(SelectedSnapshot snapshot)
    {
        Heard();
        if (snapshot is not null)
        {
            LastSequenceNr = snapshot.Metadata.SequenceNr;
            if (!TryRecover(new SnapshotOffer(snapshot.Metadata, snapshot.Snapshot)))
            {
                return;
            }
        }

        AskForPage();
    }

    private void AskForPage()
    {
        _phase = Phase.Replaying;
        _pageCount = 0;
        _pageMax = (int)Math.Min(_replayLeft, _plugins.Options.ReplayPageMax);
        Journal.Tell(
            new ReplayMessages(LastSequenceNr + 1, _recovery.ToSequenceNr, _pageMax, PersistenceId, Self)
            {
                ActorInstanceId = _instanceId,
            },
            Self);
    }

    private void OnReplayed(IPersistentRepresentation persistent)
    {
        Heard();
        _pageCount++;
        LastSequenceNr = persistent.SequenceNr;
        TryRecover(persistent.Payload);
    }

    private void OnPageEnd(RecoverySuccess page)
    {
        long highest = page.HighestSequenceNr;
        int read = page.ReadCount ?? _pageCount;
        bool isWholePage = read > 0 && read == _pageMax;
        _replayLeft -= read;
        LastSequenceNr = Math.Max(LastSequenceNr, page.LastRead);
        if (isWholePage && _replayLeft > 0 && LastSequenceNr < Math.Min(highest, _recovery.ToSequenceNr))
        {
            AskForPage();
            return;
        }

        LastSequenceNr = Math.Max(LastSequenceNr, highest);
        EndRecovery();
        _phase = Phase.Commands;
        Cell.SetCurrent(new Envelope(RecoveryCompleted.Instance, ActorRefs.NoSender));
        Run(() =>
        {
            OnReplaySuccess();
            base.AroundReceive(ReceiveRecover, RecoveryCompleted.Instance);
        });
    }

    /// <summary>Applies one thing; false when that failed and the actor stops.</summary>
    private bool TryRecover(object message)
    {
        try
        {
            Cell.SetCurrent(new Envelope(message, ActorRefs.NoSender));
            base.AroundReceive(ReceiveRecover, message);
            return true;
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            FailRecovery(failure, message);
            return false;
        }
    }

    private void FailRecovery(Exception cause, object message = null)
    {
        EndRecovery();
        StopAfter(() => OnRecoveryFailure(cause, message));
    }

    private void Heard() => _heardAt = Cell.SystemImpl.Clock.GetTimestamp();

    private void TickAfter(TimeSpan wait) => _recoveryTimer = Cell.System.Scheduler.ScheduleTellOnceCancelable(
        wait, Self, new RecoveryTick(_instanceId), Self);

    private void OnTick()
    {
        TimeSpan most = _plugins.Options.RecoveryEventTimeout;
        TimeSpan silence = Cell.SystemImpl.Clock.GetElapsedTime(_heardAt);
        if (silence < most)
        {
            TickAfter(most - silence);
            return;
        }

        FailRecovery(new RecoveryTimedOutException($"The recovery of '{PersistenceId}' heard nothing for {most}."));
    }

    /// <summary>Looks whether a recovery still goes on.</summary>
    private sealed record RecoveryTick(int InstanceId) : IPersistenceMessage, INotInfluenceReceiveTimeout;
}
