#nullable disable
using Permagent.Kernel.Diagnostics;
using Permagent.Kernel.Event;

namespace Permagent.Kernel.Actor;

/// <summary>The ref that waits for the answer to one ask.</summary>
internal sealed class AskRef<T>(ActorSystemImpl system, ICanTell target, object question) : PromiseRef(system)
{
    private readonly TaskCompletionSource<T> _answer = new(system.DispatcherImpl.CompletionOptions);
    private volatile bool _cancelled;

    internal Task<T> Answer => _answer.Task;

    /// <summary>What was asked, for the error text.</summary>
    internal object Question { get; set; } = question;

    public override void Tell(object message, IActorRef sender)
    {
        System.DispatcherImpl.CheckThread();
        if (TryFinish())
        {
            System.DispatcherImpl.Complete(() => Complete(message));
        }
        else if (!_cancelled && message is not null)
        {
            System.PublishDeadLetter(message, sender, this, DeadLetterReason.AskOver);
        }
    }

    protected override void OnTimeout()
    {
        if (TryFinish())
        {
            KernelTelemetry.Current?.AskTimedOut();
            TimeSpan waited = Waited;
            System.DispatcherImpl.Complete(() => _answer.TrySetException(new AskTimeoutException(
                $"Timeout after {waited} seconds: {target} did not answer {Question?.GetType().Name}.")));
        }
    }

    protected override void OnCancelled(CancellationToken cancellationToken)
    {
        _cancelled = true;
        if (TryFinish())
        {
            System.DispatcherImpl.Complete(() => _answer.TrySetCanceled(cancellationToken));
        }
    }

    internal TimeSpan Waited { get; set; }

    private void Complete(object message)
    {
        switch (message)
        {
            case null:
                _answer.TrySetResult(default);
                break;
            case Status.Failure failure when typeof(T) == typeof(object) || failure is not T:
                _answer.TrySetException(
                    failure.Cause ?? new TaskCanceledException("The answer is a failure without cause."));
                break;
            case T answer:
                _answer.TrySetResult(answer);
                break;
            default:
                _answer.TrySetException(new ArgumentException(
                    $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));
                break;
        }
    }
}
