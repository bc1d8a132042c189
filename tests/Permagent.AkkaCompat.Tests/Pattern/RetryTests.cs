using Permagent.Kernel.Actor;
using Permagent.Kernel.Pattern;
using Permagent.Kernel.Util;

namespace Permagent.AkkaCompat.Tests.Pattern;

public sealed class RetryTests : CompatTest
{
    private int _calls;

    private Task<string> FailTwice() => ++_calls <= 2
        ? Task.FromException<string>(new InvalidOperationException($"call {_calls}"))
        : Task.FromResult($"call {_calls}");

    [Fact]
    public async Task It_calls_again_until_it_works() => Assert.Equal("call 3", await RetrySupport.Retry(FailTwice, 5));

    [Fact]
    public async Task It_gives_up_with_the_last_failure()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RetrySupport.Retry(FailTwice, 2, TimeSpan.FromMilliseconds(1), Sys.Scheduler));

        Assert.Equal("call 2", failure.Message);
    }

    [Fact]
    public async Task Waits_come_from_a_function()
    {
        List<int> asked = [];

        await RetrySupport.Retry(
            FailTwice,
            3,
            attempt =>
            {
                asked.Add(attempt);
                return Option<TimeSpan>.Create(TimeSpan.FromMilliseconds(1));
            },
            Sys.Scheduler);

        Assert.Equal([1, 2], asked);
    }

    [Fact]
    public void A_scheduler_by_the_old_name_schedules()
    {
        using HashedWheelTimerScheduler scheduler = new(Sys.Settings.Config, Sys.Log);

        scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(1), Inbox.Receiver, "late", ActorRefs.NoSender);

        Assert.Equal("late", Expect<string>());
        Assert.True(scheduler.MonotonicClock > TimeSpan.Zero);
    }
}
