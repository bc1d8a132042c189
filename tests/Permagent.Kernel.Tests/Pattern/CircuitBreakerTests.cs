#nullable disable
using Permagent.Kernel.Pattern;

namespace Permagent.Kernel.Tests.Pattern;

public sealed class CircuitBreakerTests : CallingSystem
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private CircuitBreaker Breaker(int failures = 2) =>
        new CircuitBreaker(System.Scheduler, failures, s_second, 10 * s_second)
            .OnOpen(() => Log.Add("open"))
            .OnHalfOpen(() => Log.Add("half open"))
            .OnClose(() => Log.Add("closed"));

    private static Task Broken() => Task.FromException(new IOException("disk"));

    private static Task<int> Good() => Task.FromResult(7);

    private void Step() => Clock.Advance(TimeSpan.Zero);

    private static async Task Open(CircuitBreaker breaker)
    {
        await Assert.ThrowsAsync<IOException>(() => breaker.WithCircuitBreaker(Broken));
        await Assert.ThrowsAsync<IOException>(() => breaker.WithCircuitBreaker(Broken));
    }

    [Fact]
    public async Task S61_Failures_in_a_row_open_it_and_a_success_between_counts_anew()
    {
        CircuitBreaker breaker = Breaker();
        await Assert.ThrowsAsync<IOException>(() => breaker.WithCircuitBreaker(Broken));
        Assert.Equal(1, breaker.CurrentFailureCount);

        Assert.Equal(7, await breaker.WithCircuitBreaker(Good));
        Assert.Equal(0, breaker.CurrentFailureCount);
        Assert.True(breaker.IsClosed);
        await Open(breaker);

        Assert.True(breaker.IsOpen);
        Step();
        AssertLog("open");
    }

    [Fact]
    public async Task S61_An_open_breaker_makes_no_call_and_says_how_long()
    {
        CircuitBreaker breaker = Breaker();
        await Open(breaker);
        Clock.Advance(4 * s_second);
        bool called = false;

        OpenCircuitException refusal = await Assert.ThrowsAsync<OpenCircuitException>(
            () => breaker.WithCircuitBreaker(() =>
            {
                called = true;
                return Good();
            }));

        Assert.False(called);
        Assert.Equal(6 * s_second, refusal.RemainingDuration);
    }

    [Fact]
    public async Task S61_After_the_reset_time_one_call_decides()
    {
        CircuitBreaker breaker = Breaker();
        await Open(breaker);
        Clock.Advance(10 * s_second);
        Assert.True(breaker.IsHalfOpen);
        TaskCompletionSource<int> held = new();

        Task<int> tried = breaker.WithCircuitBreaker(() => held.Task);
        await Assert.ThrowsAsync<OpenCircuitException>(() => breaker.WithCircuitBreaker(Good));
        held.SetResult(1);

        Assert.Equal(1, await tried);
        Assert.True(breaker.IsClosed);
        Step();
        AssertLog("open", "half open", "closed");
    }

    [Fact]
    public async Task S61_A_failed_try_opens_it_again()
    {
        CircuitBreaker breaker = Breaker();
        await Open(breaker);
        Clock.Advance(10 * s_second);

        await Assert.ThrowsAsync<IOException>(() => breaker.WithCircuitBreaker(Broken));

        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public async Task S61_The_reset_time_grows_by_its_factor_up_to_the_cap_and_falls_back_when_closed()
    {
        CircuitBreaker breaker = new(System.Scheduler, 1, s_second, 2 * s_second, 5 * s_second, 2);
        await Assert.ThrowsAsync<IOException>(() => breaker.WithCircuitBreaker(Broken));

        foreach (int wait in (int[])[2, 4, 5])
        {
            Clock.Advance((wait * s_second) - TimeSpan.FromMilliseconds(1));
            Assert.True(breaker.IsOpen);
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(breaker.IsHalfOpen);
            await Assert.ThrowsAsync<IOException>(() => breaker.WithCircuitBreaker(Broken));
        }

        Clock.Advance(5 * s_second);
        await breaker.WithCircuitBreaker(Good);
        breaker.Fail();
        Clock.Advance(2 * s_second);
        Assert.True(breaker.IsHalfOpen);
    }

    [Fact]
    public async Task S61_A_call_that_takes_too_long_counts_as_failed()
    {
        CircuitBreaker breaker = Breaker(failures: 1);
        Task<int> call = breaker.WithCircuitBreaker(() => new TaskCompletionSource<int>().Task);

        Clock.Advance(s_second);

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public void S61_Calls_on_the_own_thread_count_too()
    {
        CircuitBreaker breaker = Breaker(failures: 1);
        Assert.Equal(3, breaker.WithSyncCircuitBreaker(() => 3));

        Assert.Throws<IOException>(() => breaker.WithSyncCircuitBreaker(() => throw new IOException("disk")));

        Assert.Throws<OpenCircuitException>(() => breaker.WithSyncCircuitBreaker(() => 3));
    }

    [Fact]
    public void S61_A_callback_that_throws_does_not_keep_the_others_back()
    {
        CircuitBreaker breaker = new CircuitBreaker(System.Scheduler, 1, s_second, s_second)
            .OnOpen(() => throw new InvalidOperationException("callback"))
            .OnOpen(() => Log.Add("open"));

        breaker.Fail();
        Step();

        AssertLog("open");
    }
}
