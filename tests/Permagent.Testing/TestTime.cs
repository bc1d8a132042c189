#nullable disable
namespace Permagent.Testing;

/// <summary>Real time, in which tests wait whatever clock their system has.</summary>
internal static class TestTime
{
    internal static long Timestamp => TimeProvider.System.GetTimestamp();

    /// <summary>Time since some moment before the first test.</summary>
    internal static TimeSpan Now => TimeProvider.System.GetElapsedTime(0);

    internal static TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(timestamp);

    /// <summary>Waits until a task has ended, whatever came of it, or the time is over.</summary>
    internal static async ValueTask WaitAsync(
        bool blocks, Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        if (blocks)
        {
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Limit(time));
            cancellationToken.ThrowIfCancellationRequested();
            return;
        }

        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task pause = Task.Delay(Limit(time), TimeProvider.System, over.Token);
        await Task.WhenAny(task, pause).ConfigureAwait(true);
        await over.CancelAsync().ConfigureAwait(true);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Lets time pass.</summary>
    internal static async ValueTask PauseAsync(bool blocks, TimeSpan time, CancellationToken cancellationToken)
    {
        if (time <= TimeSpan.Zero)
        {
            return;
        }

        if (blocks)
        {
            cancellationToken.WaitHandle.WaitOne(Limit(time));
            cancellationToken.ThrowIfCancellationRequested();
            return;
        }

        await Task.Delay(Limit(time), TimeProvider.System, cancellationToken).ConfigureAwait(true);
    }

    /// <summary>The result of what has blocked until it was there.</summary>
    internal static T Result<T>(ValueTask<T> done) => Ended(done.AsTask()).GetAwaiter().GetResult();

    /// <summary>Throws what came of what has blocked until its end.</summary>
    internal static void Result(ValueTask done) => Ended(done.AsTask()).GetAwaiter().GetResult();

    private static TTask Ended<TTask>(TTask task)
        where TTask : Task => task.IsCompleted
            ? task
            : throw new InvalidOperationException("A blocking call of the test kit went on without blocking.");

    // Timers of the platform count whole milliseconds and end after 24 days when they block.
    private static TimeSpan Limit(TimeSpan time) => time == Timeout.InfiniteTimeSpan
        ? time
        : TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(time.TotalMilliseconds), 0, int.MaxValue));
}
