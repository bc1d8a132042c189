#nullable disable
using System.Collections.Concurrent;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Actor;

/// <summary>Extensions, temporary refs, dead letters.</summary>
internal sealed partial class ActorSystemImpl
{
    private static readonly SystemHooks s_noHooks = new();

    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();
    private readonly ConcurrentDictionary<string, PromiseRef> _temps = new();
    private readonly Lock _deadLetterLock = new();
    private long _tempNumber;
    private int _deadLettersLogged;
    private long _silentSince;
    private long _loggerFailures;

    /// <summary>Temporary refs that have a path and wait; zero at rest.</summary>
    internal int TempCount => _temps.Count;

    /// <summary>How often the host's logging threw.</summary>
    internal long LoggerFailures => Interlocked.Read(ref _loggerFailures);

    public override object RegisterExtension(IExtensionId extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        return _extensions.GetOrAdd(
            extension.ExtensionType, _ => new Lazy<object>(() => extension.CreateExtension(this))).Value;
    }

    public override object GetExtension(IExtensionId extensionId)
    {
        ArgumentNullException.ThrowIfNull(extensionId);
        return _extensions.TryGetValue(extensionId.ExtensionType, out Lazy<object> found) ? found.Value : null;
    }

    public override T GetExtension<T>() => TryGetExtension(out T extension) ? extension : null;

    public override bool HasExtension<T>() => _extensions.ContainsKey(typeof(T));

    public override bool HasExtension(Type type) => _extensions.ContainsKey(type);

    public override bool TryGetExtension(Type extensionType, out object extension)
    {
        extension = _extensions.TryGetValue(extensionType, out Lazy<object> found) ? found.Value : null;
        return extension is not null;
    }

    public override bool TryGetExtension<T>(out T extension)
    {
        extension = _extensions.TryGetValue(typeof(T), out Lazy<object> found) ? (T)found.Value : null;
        return extension is not null;
    }

    internal ActorPath AddTemp(PromiseRef promise)
    {
        string name = $"$t{Interlocked.Increment(ref _tempNumber)}";
        _temps[name] = promise;
        return RootPath / "temp" / name;
    }

    /// <summary>A temporary ref that waits, or null.</summary>
    internal PromiseRef TempOf(string name) => _temps.GetValueOrDefault(name);

    internal void RemoveTemp(string name) => _temps.TryRemove(name, out _);

    internal void LoggerFailed(Exception failure)
    {
        LastLoggerFailure = failure;
        Interlocked.Increment(ref _loggerFailures);
    }

    /// <summary>The last exception of the host's logging, or null.</summary>
    internal Exception LastLoggerFailure { get; private set; }

    /// <summary>Publishes a message that nobody will process.</summary>
    internal void PublishDeadLetter(object message, IActorRef sender, IActorRef recipient, DeadLetterReason reason)
    {
        if (message is AllDeadLetters || IsDiscarded)
        {
            return;
        }

        if (message is IDeadLetterSuppression)
        {
            EventStream.Publish(new SuppressedDeadLetter(message, sender, recipient) { Why = reason });
            return;
        }

        DeadLetter letter = new(message, sender, recipient)
        {
            Why = _terminating && reason == DeadLetterReason.Terminated ? DeadLetterReason.SystemStopping : reason,
        };
        LogDeadLetter(letter);
        EventStream.Publish(letter);
    }

    /// <summary>True once a simulated crash has thrown this system away.</summary>
    internal bool IsDiscarded { get; private set; }

    /// <summary>Throws the system away as a crash does: no hook runs, nobody is told.</summary>
    internal void DiscardAll()
    {
        IsDiscarded = true;
        _terminating = true;
        SchedulerImpl.Dispose();
        foreach (KernelRef guardian in RootRef.ChildRefs())
        {
            Discard((LocalRef)guardian);
        }
    }

    internal void ObserveDisposal(ValueTask disposal, IActorRef actor)
    {
        Task task = disposal.AsTask();
        DispatcherImpl.OnCompleted(task, () =>
        {
            if (task.Exception?.InnerException is { } failure)
            {
                LogOf(actor, actor.GetType()).Log(LogLevel.ErrorLevel, failure, "Disposing the actor failed.");
            }
        });
    }

    private static void Discard(LocalRef actor)
    {
        foreach (LocalRef child in actor.Cell.ChildRefs())
        {
            Discard(child);
        }

        actor.Cell.Discard();
    }

    private void LogDeadLetter(DeadLetter letter)
    {
        SystemHooks limits = Options.Hooks ?? s_noHooks;
        if (_terminating && !limits.LogsDeadLettersWhileStopping)
        {
            return;
        }

        int number;
        lock (_deadLetterLock)
        {
            if (_deadLettersLogged >= limits.DeadLettersLoggedMax
                && Clock.GetElapsedTime(_silentSince) > limits.DeadLetterSilence)
            {
                _deadLettersLogged = 0;
            }

            number = ++_deadLettersLogged;
            _silentSince = number <= limits.DeadLettersLoggedMax ? Clock.GetTimestamp() : _silentSince;
        }

        if (number <= limits.DeadLettersLoggedMax)
        {
            string rest = number == limits.DeadLettersLoggedMax
                ? $" No more of these for {limits.DeadLetterSilence}."
                : "";
            LogOf(letter.Recipient, typeof(DeadLetter)).Log(
                LogLevel.InfoLevel,
                null,
                $"{letter.Message.GetType().Name} from {letter.Sender?.ToString() ?? "nobody"} to {letter.Recipient} "
                + $"was not delivered ({letter.Why}), dead letter {number}.{rest}");
        }
    }
}
