#nullable disable
namespace Permagent.Testing;

/// <summary>Lets threads go on when so many have come; can be used again.</summary>
public class TestBarrier
{
    private readonly TestKitBase _testKit;
    private readonly TimeSpan _defaultTimeout;
    private readonly Barrier _barrier;

    /// <summary>A barrier for so many; a wait without time takes the default.</summary>
    public TestBarrier(TestKitBase testKit, int count, TimeSpan? defaultTimeout = null)
    {
        ArgumentNullException.ThrowIfNull(testKit);
        _testKit = testKit;
        _defaultTimeout = testKit.Dilated(defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout);
        _barrier = new Barrier(count);
    }

    /// <summary>Waits for the others.</summary>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public void Await() => Await(_defaultTimeout);

    /// <summary>Waits for the others.</summary>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public void Await(TimeSpan timeout)
    {
        if (!_barrier.SignalAndWait(_testKit.Dilated(timeout)))
        {
            throw new TimeoutException($"Timeout of {timeout}: not all have come to the barrier.");
        }
    }
}
