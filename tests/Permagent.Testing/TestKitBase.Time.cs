#nullable disable
namespace Permagent.Testing;

/// <summary>How long things may take.</summary>
public abstract partial class TestKitBase
{
    /// <summary>What is left of the innermost Within.</summary>
    /// <exception cref="InvalidOperationException">Read outside Within.</exception>
    public TimeSpan Remaining => _end is { } end
        ? Positive(end - TestTime.Now)
        : throw new InvalidOperationException(@"Remaining may not be called outside of ""within""");

    /// <summary>What is left of the innermost Within, else the time of one expectation.</summary>
    protected TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    /// <summary>A time multiplied by <c>akka.test.timefactor</c>.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration == Timeout.InfiniteTimeSpan
        ? duration
        : duration * TestKitSettings.TestTimeFactor;

    /// <summary>What is left of the innermost Within, else the given time.</summary>
    public TimeSpan RemainingOr(TimeSpan duration) => _end is { } end ? Positive(end - TestTime.Now) : duration;

    /// <summary>The time dilated; null means what is left of the innermost Within, else that of one expectation.
    /// </summary>
    /// <exception cref="ArgumentException">The time is infinite or negative.</exception>
    public TimeSpan RemainingOrDilated(TimeSpan? duration) => duration switch
    {
        null => RemainingOrDefault,
        { } infinite when infinite == Timeout.InfiniteTimeSpan =>
            throw new ArgumentException("max duration cannot be infinite", nameof(duration)),
        { } negative when negative < TimeSpan.Zero =>
            throw new ArgumentException("Must be positive TimeSpan", nameof(duration)),
        { } time => Dilated(time),
    };

    /// <summary>The time dilated; null means the default.</summary>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => RemainingOrDilated(timeout);

    /// <summary>Runs a block that must end in time; expectations in it without a time of their own share it.</summary>
    public void Within(
        TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, "", epsilonValue, cancellationToken);

    /// <summary>Runs a block that must not end before one time, and before another.</summary>
    public void Within(
        TimeSpan min,
        TimeSpan max,
        Action action,
        string hint = "",
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        Within<object>(
            min,
            max,
            () =>
            {
                action();
                return null;
            },
            hint,
            epsilonValue,
            cancellationToken);
    }

    /// <summary>Runs a block that must end in time.</summary>
    public T Within<T>(
        TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, "", epsilonValue, cancellationToken);

    /// <summary>Runs a block that must not end before one time, and before another.</summary>
    public T Within<T>(
        TimeSpan min,
        TimeSpan max,
        Func<T> function,
        string hint = "",
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        cancellationToken.ThrowIfCancellationRequested();
        WithinBlock block = BeginWithin(min, max, hint, epsilonValue);
        T result;
        try
        {
            result = function();
        }
        finally
        {
            _end = block.OuterEnd;
        }

        EndWithin(block);
        return result;
    }

    /// <summary>Runs a block that must end in time.</summary>
    public Task WithinAsync(
        TimeSpan max,
        Func<Task> actionAsync,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, "", epsilonValue, cancellationToken);

    /// <summary>Runs a block that must not end before one time, and before another.</summary>
    public async Task WithinAsync(
        TimeSpan min,
        TimeSpan max,
        Func<Task> actionAsync,
        string hint = "",
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actionAsync);
        await WithinAsync<object>(
            min,
            max,
            async () =>
            {
                await actionAsync();
                return null;
            },
            hint,
            epsilonValue,
            cancellationToken);
    }

    /// <summary>Runs a block that must end in time.</summary>
    public Task<T> WithinAsync<T>(
        TimeSpan max,
        Func<Task<T>> function,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, "", epsilonValue, cancellationToken);

    /// <summary>Runs a block that must not end before one time, and before another.</summary>
    public async Task<T> WithinAsync<T>(
        TimeSpan min,
        TimeSpan max,
        Func<Task<T>> function,
        string hint = "",
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        WithinBlock block = BeginWithin(min, max, hint, epsilonValue);
        T result;
        try
        {
            result = await function().WaitAsync(cancellationToken);
        }
        finally
        {
            _end = block.OuterEnd;
        }

        EndWithin(block);
        return result;
    }

    private static TimeSpan Positive(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    private WithinBlock BeginWithin(TimeSpan min, TimeSpan max, string hint, TimeSpan? epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, TimeSpan.Zero);
        TimeSpan start = TestTime.Now;
        TimeSpan left = _end is { } outer ? outer - start : TimeSpan.MaxValue;
        _assertions.AssertTrue(left >= min, "Required min time {0} not possible, only {1} left. {2}", min, left, hint);
        _lastWasNoMsg = false;
        TimeSpan dilated = Dilated(max);
        TimeSpan most = dilated < left ? dilated : left;
        WithinBlock block = new(start, min, most, epsilon ?? TimeSpan.Zero, hint, _end);
        _end = start + most;
        return block;
    }

    private void EndWithin(WithinBlock block)
    {
        TimeSpan took = TestTime.Now - block.Start;
        if (took < block.Min)
        {
            _assertions.Fail("Failed: Block took {0}, should have at least been {1}. {2}", took, block.Min, block.Hint);
        }

        // A block that waited for silence used its time as it should.
        if (!_lastWasNoMsg && took > block.Max + block.Epsilon)
        {
            _assertions.Fail("Failed: Block took {0}, exceeding {1}. {2}", took, block.Max, block.Hint);
        }
    }

    private sealed record WithinBlock(
        TimeSpan Start, TimeSpan Min, TimeSpan Max, TimeSpan Epsilon, string Hint, TimeSpan? OuterEnd);
}
