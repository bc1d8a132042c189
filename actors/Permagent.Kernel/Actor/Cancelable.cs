#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Calls scheduled work off.</summary>
public sealed class Cancelable : ICancelable, IDisposable
{
    private readonly IActionScheduler _scheduler;
    private readonly Lock _lock = new();
    private CancellationTokenSource _source;
    private Action _onCancel;
    private bool _cancelled;

    /// <summary>On the system's scheduler.</summary>
    public Cancelable(IScheduler scheduler)
        : this((scheduler ?? throw new ArgumentNullException(nameof(scheduler))).Advanced)
    {
    }

    /// <summary>Cancelled by itself after a time.</summary>
    public Cancelable(IScheduler scheduler, TimeSpan delay)
        : this(scheduler) => CancelAfter(delay);

    /// <summary>On a scheduler of actions.</summary>
    public Cancelable(IActionScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        _scheduler = scheduler;
    }

    private Cancelable() => _cancelled = true;

    /// <inheritdoc/>
    public bool IsCancellationRequested => Volatile.Read(ref _cancelled);

    /// <inheritdoc/>
    public CancellationToken Token
    {
        get
        {
            lock (_lock)
            {
                if (_source is null)
                {
                    _source = new CancellationTokenSource();
                    if (_cancelled)
                    {
                        _source.Cancel();
                    }
                }

                return _source.Token;
            }
        }
    }

    /// <summary>One that is cancelled already.</summary>
    public static ICancelable CreateCanceled() => new Cancelable();

    /// <summary>One that is cancelled when any of the others is.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables)
    {
        ArgumentNullException.ThrowIfNull(cancelables);
        Cancelable linked = new(scheduler);
        foreach (ICancelable cancelable in cancelables)
        {
            cancelable.Token.Register(static state => ((Cancelable)state).Cancel(), linked);
        }

        return linked;
    }

    /// <inheritdoc/>
    public void Cancel() => Cancel(throwOnFirstException: false);

    /// <inheritdoc/>
    public void Cancel(bool throwOnFirstException)
    {
        CancellationTokenSource source;
        Action onCancel;
        lock (_lock)
        {
            if (_cancelled)
            {
                return;
            }

            Volatile.Write(ref _cancelled, true);
            source = _source;
            onCancel = _onCancel;
            _onCancel = null;
        }

        onCancel?.Invoke();
        source?.Cancel(throwOnFirstException);
    }

    /// <inheritdoc/>
    public void CancelAfter(TimeSpan delay)
    {
        if (!IsCancellationRequested)
        {
            _scheduler.ScheduleOnce(delay, Cancel);
        }
    }

    /// <inheritdoc/>
    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    /// <inheritdoc/>
    public void Dispose() => _source?.Dispose();

    /// <summary>Runs an action when this is cancelled, at once if it is.</summary>
    internal void OnCancel(Action action)
    {
        lock (_lock)
        {
            if (!_cancelled)
            {
                _onCancel += action;
                return;
            }
        }

        action();
    }
}
