#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Questions with a task for the answer. For the edges of the system; between actors use Tell.</summary>
public static class Futures
{
    /// <summary>Asks; null waits for the system's ask time-out.</summary>
    /// <exception cref="AskTimeoutException">No answer in time: unknown, not failed.</exception>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Asks; the token ends the wait.</summary>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    /// <summary>Asks with time-out and token.</summary>
    public static Task<object> Ask(
        this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    /// <summary>Asks for an answer of a type; another one fails with ArgumentException.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Asks for an answer of a type; the token ends the wait.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    /// <summary>Asks for an answer of a type, with time-out and token.</summary>
    public static Task<T> Ask<T>(
        this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    /// <summary>Asks with a question that carries the ref to answer to.</summary>
    public static Task<T> Ask<T>(
        this ICanTell self,
        Func<IActorRef, object> messageFactory,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(self);
        ArgumentNullException.ThrowIfNull(messageFactory);
        ActorSystemImpl system = SystemOf(self) ?? throw new NotSupportedException(
            "Cannot find the target's actor system: ask a ref or a selection of this kernel.");
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        AskRef<T> ask = new(system, self, question: null);
        TimeSpan? wait = timeout ?? system.Options.AskTimeout;
        ask.Waited = wait ?? Timeout.InfiniteTimeSpan;
        try
        {
            ask.Arm(wait, cancellationToken);
        }
        catch (SchedulerException stopped)
        {
            return Task.FromException<T>(stopped);
        }

        object question = messageFactory(ask);
        ask.Question = question;
        self.Tell(question, ask);
        return ask.Answer;
    }

    internal static ActorSystemImpl SystemOf(ICanTell target) => target switch
    {
        ActorSelection selection => SystemOf(selection.Anchor),
        _ => KernelRef.Of(target)?.System ?? ActorCell.Current?.SystemImpl,
    };
}
