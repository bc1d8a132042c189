#nullable disable
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Actor;

/// <summary>Sends the outcome of a task as a message. The sender is nobody unless given, not the running
/// actor.</summary>
public static class PipeToSupport
{
    /// <summary>Sends a task's result, or what the mapper makes of it; a failure comes as Status.Failure.</summary>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe,
        ICanTell recipient,
        IActorRef sender = null,
        Func<T, object> success = null,
        Func<Exception, object> failure = null)
    {
        ArgumentNullException.ThrowIfNull(taskToPipe);
        return Pipe(
            taskToPipe,
            recipient,
            sender,
            () => success is null ? Result(taskToPipe) : success(Result(taskToPipe)),
            failure);
    }

    /// <summary>Sends what the mapper makes of a task's end, nothing without it; a failure comes as
    /// Status.Failure.</summary>
    public static Task PipeTo(
        this Task taskToPipe,
        ICanTell recipient,
        IActorRef sender = null,
        Func<object> success = null,
        Func<Exception, object> failure = null)
    {
        ArgumentNullException.ThrowIfNull(taskToPipe);
        return Pipe(taskToPipe, recipient, sender, success, failure);
    }

    /// <summary>Sends a task's result, or what the mapper makes of it; a failure comes as Status.Failure.</summary>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe,
        ICanTell recipient,
        IActorRef sender = null,
        Func<T, object> success = null,
        Func<Exception, object> failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, sender, success, failure);

    /// <summary>Sends what the mapper makes of a task's end, nothing without it; a failure comes as
    /// Status.Failure.</summary>
    public static Task PipeTo(
        this ValueTask taskToPipe,
        ICanTell recipient,
        IActorRef sender = null,
        Func<object> success = null,
        Func<Exception, object> failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, sender, success, failure);

    /// <summary>As without the flag: nothing here runs in a caller's context.</summary>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe,
        ICanTell recipient,
        bool useConfigureAwait,
        IActorRef sender = null,
        Func<T, object> success = null,
        Func<Exception, object> failure = null) => taskToPipe.PipeTo(recipient, sender, success, failure);

    /// <summary>As without the flag: nothing here runs in a caller's context.</summary>
    public static Task PipeTo(
        this Task taskToPipe,
        ICanTell recipient,
        bool useConfigureAwait,
        IActorRef sender = null,
        Func<object> success = null,
        Func<Exception, object> failure = null) => taskToPipe.PipeTo(recipient, sender, success, failure);

    /// <summary>As without the flag: nothing here runs in a caller's context.</summary>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe,
        ICanTell recipient,
        bool useConfigureAwait,
        IActorRef sender = null,
        Func<T, object> success = null,
        Func<Exception, object> failure = null) => taskToPipe.AsTask().PipeTo(recipient, sender, success, failure);

    /// <summary>As without the flag: nothing here runs in a caller's context.</summary>
    public static Task PipeTo(
        this ValueTask taskToPipe,
        ICanTell recipient,
        bool useConfigureAwait,
        IActorRef sender = null,
        Func<object> success = null,
        Func<Exception, object> failure = null) => taskToPipe.AsTask().PipeTo(recipient, sender, success, failure);

#pragma warning disable VSTHRD002 // The task has ended: this does not wait.
    private static T Result<T>(Task<T> ended) => ended.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002

    private static Task Pipe(
        Task task, ICanTell recipient, IActorRef sender, Func<object> success, Func<Exception, object> failure)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        TaskCompletionSource sent = new();
        void Send()
        {
            if (Outcome(task, success, failure) is { } message)
            {
                recipient.Tell(message, sender);
            }

            sent.SetResult();
        }

        if (Futures.SystemOf(recipient) is { } system)
        {
            system.DispatcherImpl.OnCompleted(task, Send);
        }
        else
        {
            _ = task.ContinueWith(
                static (_, send) => ((Action)send)(),
                (Action)Send,
                CancellationToken.None,
                default,
                TaskScheduler.Default);
        }

        return sent.Task;
    }

    private static object Outcome(Task task, Func<object> success, Func<Exception, object> failure)
    {
        try
        {
            if (task.IsCompletedSuccessfully)
            {
                return success?.Invoke();
            }

            Exception cause = Tasks.FailureOf(task);
            return failure is null ? new Status.Failure(cause) : failure(cause);
        }
        catch (Exception thrown) when (Failures.IsSurvivable(thrown))
        {
            return new Status.Failure(thrown);
        }
    }
}
