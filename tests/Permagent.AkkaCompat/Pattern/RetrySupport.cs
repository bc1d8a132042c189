using Permagent.Kernel.Actor;
using Permagent.Kernel.Util;

namespace Permagent.Kernel.Pattern;

/// <summary>Calls something again when it fails.</summary>
public static class RetrySupport
{
    /// <summary>Up to so many calls, at once after each other.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts) =>
        Retry(attempt, attempts, _ => Option<TimeSpan>.None, null);

    /// <summary>Up to so many calls, with a wait before each further one.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan delay, IScheduler scheduler) =>
        Retry(attempt, attempts, _ => delay, scheduler);

    /// <summary>Up to so many calls, with the wait that a function gives for the number of each further one.</summary>
    public static async Task<T> Retry<T>(
        Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(delayFunction);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 0);
        for (int failed = 0; ; failed++)
        {
            try
            {
                return await attempt();
            }
            catch (Exception failure) when (failed + 1 < attempts && Failures.IsSurvivable(failure))
            {
                await Wait(delayFunction(failed + 1), scheduler);
            }
        }
    }

    private static Task Wait(Option<TimeSpan> delay, IScheduler scheduler)
    {
        if (!delay.HasValue || delay.Value <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        ArgumentNullException.ThrowIfNull(scheduler);
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        scheduler.Advanced.ScheduleOnce(delay.Value, over.SetResult);
        return over.Task;
    }
}
