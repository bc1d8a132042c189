#nullable disable
using Permagent.Kernel.Event;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>The orderly end: /user, then /system, then callbacks.</summary>
internal sealed partial class ActorSystemImpl
{
    private readonly TaskCompletionSource _terminated;
    private readonly Lock _terminationLock = new();
    private readonly Stack<Action> _onTermination = new();
    private volatile bool _terminating;
    private bool _ended;

    public override Task WhenTerminated => _terminated.Task;

    /// <summary>True from the first Terminate on.</summary>
    internal bool IsTerminating => _terminating;

    public override Task Terminate()
    {
        if (!_terminating && Options.CoordinatedShutdown.RunByTerminate
            && TryGetExtension(out CoordinatedShutdown shutdown))
        {
            DispatcherImpl.Detached(() => _ = TerminateInPhasesAsync(shutdown));
            return WhenTerminated;
        }

        return FinalTerminate();
    }

    /// <summary>Stops the guardians, whatever a coordinated shutdown still has to do.</summary>
    internal Task FinalTerminate()
    {
        _terminating = true;
        UserRef.Stop();
        return WhenTerminated;
    }

    private async Task TerminateInPhasesAsync(CoordinatedShutdown shutdown)
    {
        try
        {
            await shutdown.Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance).ConfigureAwait(true);
        }
        catch (Exception failure) when (Failures.IsSurvivable(failure))
        {
            // A phase that does not recover ends the run, but who asked for the end of the system gets it.
            Log.Log(LogLevel.ErrorLevel, failure, "The coordinated shutdown failed; the system terminates.");
        }

        _ = FinalTerminate();
    }

    public override void RegisterOnTermination(Action code)
    {
        ArgumentNullException.ThrowIfNull(code);
        lock (_terminationLock)
        {
            if (_ended)
            {
                throw new InvalidOperationException($"The actor system {Name} has ended.");
            }

            _onTermination.Push(code);
        }
    }

    public override void Dispose()
    {
        // Blocking: inside an actor of this system it would wait for itself.
#pragma warning disable VSTHRD002 // IDisposable has no other way; DisposeAsync is there.
        Terminate().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        await Terminate().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    internal void GuardianEnded(IActorRef guardian)
    {
        if (guardian.Equals(UserRef))
        {
            _terminating = true;
            SystemRef.Stop();
        }
        else
        {
            FinishTermination();
        }
    }

    internal void GuardianFailed(IActorRef guardian, Exception cause)
    {
        // No phases: the actors that they need may be the broken ones.
        Log.Log(LogLevel.ErrorLevel, cause, $"{guardian.Path} failed; the actor system stops.");
        FailureOfGuardian ??= cause;
        _ = FinalTerminate();
    }

    /// <summary>What ended the system when a guardian failed, else null.</summary>
    internal Exception FailureOfGuardian { get; private set; }

    private void FinishTermination()
    {
        DispatcherImpl.Monitor?.SystemEnding(this);
        SchedulerImpl.Dispose();
        while (NextCallback() is { } callback)
        {
            try
            {
                callback();
            }
            catch (Exception failure) when (Failures.IsSurvivable(failure))
            {
                Log.Log(LogLevel.ErrorLevel, failure, "A termination callback failed.");
            }
        }

        DispatcherImpl.Complete(() => _terminated.TrySetResult());
    }

    private Action NextCallback()
    {
        lock (_terminationLock)
        {
            if (_onTermination.TryPop(out Action callback))
            {
                return callback;
            }

            _ended = true;
            return null;
        }
    }
}
