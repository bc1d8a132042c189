#nullable disable
using Permagent.Kernel.Dispatch;
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>Creation, failure, restart and stop.</summary>
public sealed partial class ActorCell
{
    /// <summary>Who failed: this actor, a child whose failure it passed on, or null while all is well.</summary>
    private IActorRef _failed;

    /// <summary>The message PreRestart gets; null when the failure is not this actor's own.</summary>
    private object _failedMessage;

    /// <summary>Called before a hook of the instance; lets simulated faults happen.</summary>
    internal void InHook(LifeStage stage) => _dispatcher.Monitor?.InHook(this, stage);

    private void CreateInstance()
    {
        try
        {
            ActorBase fresh = NewInstance();
            _actor = fresh;
            _dispatcher.Monitor?.Entering(this, fresh, LifeStage.PreStart);
            fresh.AroundPreStart();
            ArmReceiveTimeout(changed: true);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            ClearInstance();
            throw failure as ActorInitializationException
                ?? new ActorInitializationException(SelfRef, "Exception during creation", failure);
        }
    }

    private ActorBase NewInstance()
    {
        _behaviours.Clear();
        ActorBase fresh = Props.NewActor()
            ?? throw new ActorInitializationException(SelfRef, "The props made no actor; they returned null.");
        if (fresh is IActorStash stashing)
        {
            stashing.Stash = CreateStash(Props.Deploy.StashCapacity is > 0 and int most ? most : null);
        }

        if (fresh is IWithTimers timed)
        {
            _timers = new TimerScheduler(this);
            timed.Timers = _timers;
        }

        fresh.AfterConstruction();
        return fresh;
    }

    /// <summary>Lets go of the instance; the cell and its mailbox stay.</summary>
    private void ClearInstance()
    {
        ActorBase old = _actor;
        _actor = null;
        _timers = null;
        _stashes.Clear();
        CancelReceiveTimeout();
        _receiveTimeout = null;
        if (old is not null)
        {
            ReleaseInstance(old);
        }
    }

    private void ReleaseInstance(ActorBase old)
    {
        try
        {
            Props.Release(old);
            if (old is IDisposable disposable)
            {
                disposable.Dispose();
            }
            else if (old is IAsyncDisposable asyncDisposable)
            {
                SystemImpl.ObserveDisposal(asyncDisposable.DisposeAsync(), SelfRef);
            }
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            LogError(failure, "Disposing the actor failed.");
        }
    }

    private void HandleInvokeFailure(Exception cause, object message, Failed escalated = null)
    {
        if (_failed is not null || IsTerminating || IsClosed)
        {
            LogError(cause, "Failed while already failed or stopping.");
            return;
        }

        SuspendMailbox();
        _failed = escalated?.Child ?? (IActorRef)SelfRef;
        _failedMessage = message;
        foreach (ChildRestartStats child in ChildStats())
        {
            // The child that made us fail has suspended itself.
            if (!child.Child.Equals(escalated?.Child))
            {
                child.Cell.EnqueueSystem(new Suspend());
            }
        }

        ParentRef.SendSystem(new Failed(SelfRef, cause));
    }

    private void FaultSuspend()
    {
        SuspendMailbox();
        foreach (ChildRestartStats child in ChildStats())
        {
            child.Cell.EnqueueSystem(new Suspend());
        }
    }

    private void FaultResume(Exception causedByFailure)
    {
        if (_actor is null && _waitingFor == ChildWait.Nothing)
        {
            FaultCreate();
            return;
        }

        IActorRef perpetrator = _failed;
        ResumeMailbox();
        if (causedByFailure is not null)
        {
            ClearFailed();
        }

        foreach (ChildRestartStats child in ChildStats())
        {
            child.Cell.EnqueueSystem(new Resume(child.Child.Equals(perpetrator) ? causedByFailure : null));
        }
    }

    private void FaultRecreate(Exception cause)
    {
        if (_waitingFor != ChildWait.Nothing)
        {
            // Stopping or restarting already: only the suspension is taken back.
            FaultResume(causedByFailure: null);
            return;
        }

        if (_actor is null)
        {
            FaultCreate();
            return;
        }

        object message = _failedMessage;
        try
        {
            _dispatcher.Monitor?.Entering(this, _actor, LifeStage.PreRestart);
            _timers?.CancelAll();
            _actor.AroundPreRestart(cause, message);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            LogError(new PreRestartException(SelfRef, failure, cause, message), failure.Message);
        }

        ReturnStashes();
        ClearInstance();
        if (!WaitForChildren(ChildWait.Recreate, cause))
        {
            FinishRecreate(cause);
        }
    }

    private void FinishRecreate(Exception cause)
    {
        List<ChildRestartStats> survivors = ChildStats();
        ResumeMailbox();
        ClearFailed();
        try
        {
            _actor = NewInstance();
            _dispatcher.Monitor?.Entering(this, _actor, LifeStage.PostRestart);
            _actor.AroundPostRestart(cause, message: null);
            ArmReceiveTimeout(changed: true);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            ClearInstance();
            SuspendMailbox();
            _failed = SelfRef;
            foreach (ChildRestartStats child in ChildStats().Except(survivors))
            {
                child.Cell.EnqueueSystem(new Suspend());
            }

            ParentRef.SendSystem(new Failed(SelfRef, new PostRestartException(SelfRef, failure, cause)));
            return;
        }

        foreach (ChildRestartStats survivor in survivors)
        {
            survivor.Cell.EnqueueSystem(new Recreate(cause));
        }
    }

    private void FaultCreate()
    {
        CancelReceiveTimeout();
        foreach (ChildRestartStats child in ChildStats())
        {
            Stop(child.Child);
        }

        if (!WaitForChildren(ChildWait.Create))
        {
            FinishCreate();
        }
    }

    private void FinishCreate()
    {
        ResumeMailbox();
        ClearFailed();
        try
        {
            CreateInstance();
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            HandleInvokeFailure(failure, message: null);
        }
    }

    private void ClearFailed()
    {
        _failed = null;
        _failedMessage = null;
    }

    private void TerminateSelf()
    {
        if (IsTerminating)
        {
            return;
        }

        CancelReceiveTimeout();
        _receiveTimeout = null;
        foreach (ChildRestartStats child in ChildStats())
        {
            Stop(child.Child);
        }

        if (WaitForChildren(ChildWait.Terminate))
        {
            // Messages that come meanwhile are held, and become dead letters at the end.
            SuspendMailbox();
        }
        else
        {
            FinishTerminate();
        }
    }

    private void FinishTerminate()
    {
        _timers?.CancelAll();
        try
        {
            if (_actor is not null)
            {
                _dispatcher.Monitor?.Entering(this, _actor, LifeStage.PostStop);
                _actor.AroundPostStop();
            }
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            LogError(failure, $"PostStop failed: {failure.Message}");
        }

        ReturnStashes();
        ClearInstance();
        CloseMailbox();
        ParentRef.SendSystem(new DeathWatchNotification(SelfRef, existenceConfirmed: true));
        TellWatchers();
        UnwatchAll();
        _behaviours.Clear();
        _currentEnvelope = default;
        _dispatcher.Monitor?.Ended(this);
    }

    private void HandleFailed(Failed failed)
    {
        ChildRestartStats stats = StatsOf(failed.Child);
        if (stats is null)
        {
            SystemImpl.LogOf(SelfRef, Props.Type).Log(
                LogLevel.DebugLevel, failed.Cause, $"Ignored the failure of {failed.Child}, which is no child now.");
            return;
        }

        _currentEnvelope = new Envelope(null, failed.Child);
        SupervisorStrategy strategy = _actor?.EffectiveStrategy ?? SupervisorStrategy.DefaultStrategy;
        if (!strategy.HandleFailure(this, failed.Child, failed.Cause, stats, ChildStats()))
        {
            HandleInvokeFailure(failed.Cause, message: null, failed);
        }

        _currentEnvelope = default;
    }

    private void LogError(Exception cause, string message) => SystemImpl.LogOf(SelfRef, _actor?.GetType() ?? Props.Type)
        .Log(LogLevel.ErrorLevel, cause, message);
}
