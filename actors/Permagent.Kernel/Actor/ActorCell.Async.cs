#nullable disable
using Permagent.Kernel.Dispatch.SysMsg;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>Async receives: user messages wait until the task ends, system messages run.</summary>
public sealed partial class ActorCell
{
    private AsyncReceive _receive;
    private int _receiveSuspensions;

    /// <summary>A stop or restart that waits for the async receive to end.</summary>
    private Queue<(SystemMessage Message, Action<ActorCell, SystemMessage> Handler)> _afterReceive;
    private ICancelable _abandon;

    /// <summary>Runs work as an async receive. On the actor only; not inside another one.</summary>
    internal void RunTask(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (_receive is not null)
        {
            throw new NotSupportedException("An async receive cannot start another one: await it instead.");
        }

        AsyncReceive receive = new(this, _currentEnvelope);
        Task task = null;
        InContext(receive, () => task = work());
        if (task.IsCompleted)
        {
            // A task that has ended: its exception belongs to this message.
            Util.Tasks.ThrowIfFailed(task);
            return;
        }

        _receive = receive;
        _receiveSuspensions = 1;
        SuspendMailbox();
        _dispatcher.OnCompleted(task, () => EnqueueSystem(new ReceiveEnded(receive, task)));
    }

    private static void InContext(AsyncReceive receive, Action action)
    {
        SynchronizationContext outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(receive);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private void ContinueReceive(Continue next)
    {
        if (_receive != next.Receive && _receive is not null)
        {
            LogError(null, "A continuation of an abandoned async receive was dropped.");
            return;
        }

        _currentEnvelope = next.Receive.Envelope;
        InContext(next.Receive, () => next.Callback(next.State));
        _currentEnvelope = default;
    }

    private void EndReceive(ReceiveEnded ended)
    {
        if (_receive != ended.Receive)
        {
            return;
        }

        CloseReceive();
        _currentEnvelope = ended.Receive.Envelope;
        if (Util.Tasks.FailureOf(ended.Task) is { } failure)
        {
            HandleInvokeFailure(failure, ended.Receive.Envelope.Message);
        }

        ArmReceiveTimeout(changed: true);
        _currentEnvelope = default;
        RunAfterReceive();
    }

    /// <summary>Does it now, or once the async receive has ended, at the latest after the system's
    /// StopTimeout.</summary>
    private void OrAfterReceive(SystemMessage message, Action<ActorCell, SystemMessage> handler)
    {
        AsyncReceive receive = _receive;
        if (receive is null)
        {
            handler(this, message);
            return;
        }

        _afterReceive ??= new Queue<(SystemMessage, Action<ActorCell, SystemMessage>)>();
        _afterReceive.Enqueue((message, handler));
        _abandon ??= SystemImpl.Scheduler.Advanced.ScheduleOnceCancelable(
            SystemImpl.Options.StopTimeout, () => EnqueueSystem(new ReceiveAbandoned(receive)));
    }

    private void AbandonReceive(AsyncReceive receive)
    {
        if (_receive != receive)
        {
            return;
        }

        SystemImpl.LogOf(SelfRef, Props.Type).Log(
            LogLevel.WarningLevel,
            null,
            $"The async receive of {receive.Envelope.Message?.GetType().Name} outlasted "
            + $"{SystemImpl.Options.StopTimeout}; "
            + "the actor goes on without it.");
        CloseReceive();
        RunAfterReceive();
    }

    private void CloseReceive()
    {
        _receive = null;
        _receiveSuspensions = 0;
        ResumeMailbox();
        _abandon?.Cancel();
        _abandon = null;
    }

    private void RunAfterReceive()
    {
        while (_receive is null && _afterReceive is { Count: > 0 })
        {
            (SystemMessage message, Action<ActorCell, SystemMessage> handler) = _afterReceive.Dequeue();
            handler(this, message);
        }
    }
}
