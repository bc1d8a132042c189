using Permagent.Kernel.Util.Internal;

namespace Permagent.Kernel.Actor;

/// <summary>An actor's mailbox that is not in an actor: for code outside that talks to actors. Any thread.</summary>
public sealed class Inbox : IDisposable
{
    private static readonly AtomicCounter s_numbers = new(0);

    private readonly ActorSystem _system;
    private readonly TimeSpan _defaultTimeout;
    private readonly InboxQueue _queue;

    private Inbox(ActorSystem system, TimeSpan defaultTimeout, int messagesMax)
    {
        _system = system;
        _defaultTimeout = defaultTimeout;
        _queue = new InboxQueue(messagesMax);
        InboxQueue queue = _queue;
        Receiver = ((ExtendedActorSystem)system).SystemActorOf(
            Props.Create(() => new InboxActor(queue)), $"inbox-{s_numbers.IncrementAndGet()}");
    }

    /// <summary>The ref that is told what the inbox receives.</summary>
    public IActorRef Receiver { get; }

    /// <summary>An inbox with the sizes and times of <c>akka.actor.inbox</c>.</summary>
    public static Inbox Create(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        Configuration.Config config = system.Settings.Config;
        return new Inbox(
            system,
            config.GetTimeSpan("akka.actor.inbox.default-timeout"),
            config.GetInt("akka.actor.inbox.inbox-size"));
    }

    /// <summary>Tells a message with the inbox as sender.</summary>
    public void Send(IActorRef target, object message)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Tell(message, Receiver);
    }

    /// <summary>Watches an actor; its Terminated is received.</summary>
    public IActorRef Watch(IActorRef subject)
    {
        Receiver.Tell(new InboxActor.DoWatch(subject), ActorRefs.NoSender);
        return subject;
    }

    /// <summary>Ends a watch.</summary>
    public IActorRef Unwatch(IActorRef subject)
    {
        Receiver.Tell(new InboxActor.DoUnwatch(subject), ActorRefs.NoSender);
        return subject;
    }

    /// <summary>The next message.</summary>
    /// <exception cref="TimeoutException">None came in the default time.</exception>
    public object Receive() => Receive(_defaultTimeout);

    /// <summary>The next message.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public object Receive(TimeSpan timeout) => Await(ReceiveAsync(timeout));

    /// <summary>The next message that fits; others stay.</summary>
    /// <exception cref="TimeoutException">None came in the default time.</exception>
    public object ReceiveWhere(Predicate<object> predicate) => ReceiveWhere(predicate, _defaultTimeout);

    /// <summary>The next message that fits; others stay.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Await(TakeAsync(predicate, timeout));
    }

    /// <summary>The next message; a <see cref="Status.Failure"/> with a TimeoutException if none comes in the default
    /// time.</summary>
    public Task<object> ReceiveAsync() => ReceiveAsync(_defaultTimeout);

    /// <summary>The next message; a <see cref="Status.Failure"/> with a TimeoutException if none comes in
    /// time.</summary>
    public Task<object> ReceiveAsync(TimeSpan timeout) => TakeAsync(_ => true, timeout);

    /// <summary>Stops the receiver.</summary>
    public void Dispose() => _system.Stop(Receiver);

    private static object Await(Task<object> received)
    {
#pragma warning disable VSTHRD002 // Blocking is what this form is for.
        object message = received.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        return message is Status.Failure { Cause: TimeoutException late }
            ? throw new TimeoutException("The inbox received no message in time.", late)
            : message;
    }

    private Task<object> TakeAsync(Predicate<object> fits, TimeSpan timeout)
    {
        TaskCompletionSource<object> waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_queue.TakeOrWait(fits, waiter) && timeout != Timeout.InfiniteTimeSpan)
        {
            ICancelable timer = _system.Scheduler.Advanced.ScheduleOnceCancelable(
                timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, () => _queue.GiveUp(waiter));
            _ = waiter.Task.ContinueWith(
                static (_, state) => ((ICancelable)state).Cancel(), timer, TaskScheduler.Default);
        }

        return waiter.Task;
    }
}
