#nullable disable
namespace Permagent.Testing;

/// <summary>Opens after so many counts; who waits for it goes on then.</summary>
public class TestLatch
{
    private readonly Func<TimeSpan, TimeSpan> _dilate;
    private readonly TimeSpan _defaultTimeout;
    private CountdownEvent _event;

    /// <summary>A latch that one count opens; it waits 5 s.</summary>
    public TestLatch()
        : this(1)
    {
    }

    /// <summary>A latch that so many counts open; it waits 5 s.</summary>
    public TestLatch(int count)
        : this(count, TimeSpan.FromSeconds(5))
    {
    }

    /// <summary>A latch that so many counts open.</summary>
    public TestLatch(int count, TimeSpan defaultTimeout)
        : this(time => time, count, defaultTimeout)
    {
    }

    /// <summary>A latch whose times are dilated.</summary>
    public TestLatch(Func<TimeSpan, TimeSpan> dilate, int count, TimeSpan defaultTimeout)
    {
        (_dilate, _defaultTimeout) = (dilate, defaultTimeout);
        _event = new CountdownEvent(count);
    }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _event.CurrentCount == 0;

    /// <summary>Counts once; an open one stays open.</summary>
    public void CountDown()
    {
        if (!_event.IsSet)
        {
            _event.Signal();
        }
    }

    /// <summary>Opens it.</summary>
    public void Open()
    {
        while (!IsOpen)
        {
            CountDown();
        }
    }

    /// <summary>Closes it with its first count.</summary>
    public void Reset() => _event.Reset();

    /// <summary>Waits until it is open.</summary>
    /// <exception cref="ArgumentException">The time is infinite.</exception>
    /// <exception cref="TimeoutException">It did not open in time.</exception>
    public void Ready(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException("TestLatch does not support waiting for an infinite time.", nameof(timeout));
        }

        if (!_event.Wait(_dilate(timeout)))
        {
            throw new TimeoutException($"Timeout of {timeout}. The latch has {_event.CurrentCount} counts left.");
        }
    }

    /// <summary>Waits until it is open, for the default time.</summary>
    /// <exception cref="TimeoutException">It did not open in time.</exception>
    public void Ready() => Ready(_defaultTimeout);
}
