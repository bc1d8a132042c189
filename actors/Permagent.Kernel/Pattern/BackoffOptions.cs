#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Pattern;

/// <summary>How a <see cref="BackoffSupervisor"/> works; made by <see cref="Backoff"/>. Immutable.</summary>
public sealed class BackoffOptions
{
    internal BackoffOptions(
        bool onFailure, Props props, string name, TimeSpan min, TimeSpan max, double random, int retries)
    {
        ArgumentNullException.ThrowIfNull(props);
        (OnFailure, ChildProps, ChildName) = (onFailure, props, name);
        (MinBackoff, MaxBackoff, RandomFactor, RetriesMax) = (min, max, random, retries);
    }

    internal bool OnFailure { get; }

    internal Props ChildProps { get; }

    internal string ChildName { get; }

    internal TimeSpan MinBackoff { get; }

    internal TimeSpan MaxBackoff { get; }

    internal double RandomFactor { get; }

    /// <summary>Most starts in a row; -1 = no limit.</summary>
    internal int RetriesMax { get; private set; }

    /// <summary>Time without failure after which the delays begin anew; null means <see cref="MinBackoff"/>.</summary>
    internal TimeSpan? ResetAfter { get; private set; }

    /// <summary>The delays begin anew only when told.</summary>
    internal bool IsManualReset { get; private set; }

    internal OneForOneStrategy Strategy { get; private set; } = new(SupervisorStrategy.DefaultDecider);

    internal object ReplyWhileStopped { get; private set; }

    internal Func<object, bool> IsFinalStop { get; private set; } = _ => false;

    /// <summary>The delays begin anew after this time without failure.</summary>
    public BackoffOptions WithAutoReset(TimeSpan resetBackoff) => With(copy =>
    {
        copy.IsManualReset = false;
        copy.ResetAfter = resetBackoff;
    });

    /// <summary>The delays begin anew when the child or anybody else sends <see cref="BackoffSupervisor.Reset"/>.
    /// </summary>
    public BackoffOptions WithManualReset() => With(copy => copy.IsManualReset = true);

    /// <summary>How the child's failures are decided.</summary>
    public BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy)
    {
        ArgumentNullException.ThrowIfNull(supervisorStrategy);
        return With(copy => copy.Strategy = supervisorStrategy);
    }

    /// <summary>Every failure stops the child.</summary>
    public BackoffOptions WithDefaultStoppingStrategy() =>
        WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy);

    /// <summary>Most starts in a row; one more stops the supervisor. -1 = no limit.</summary>
    public BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) => With(copy => copy.RetriesMax = maxNrOfRetries);

    /// <summary>The answer to messages that come while there is no child. Without it they are dead letters.</summary>
    public BackoffOptions WithReplyWhileStopped(object replyWhileStopped) =>
        With(copy => copy.ReplyWhileStopped = replyWhileStopped);

    /// <summary>After a message of this kind has been passed on, the supervisor stops with its child.</summary>
    public BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage)
    {
        ArgumentNullException.ThrowIfNull(isFinalStopMessage);
        return With(copy => copy.IsFinalStop = isFinalStopMessage);
    }

    /// <summary>The delay before a start, after so many starts in a row.</summary>
    internal TimeSpan DelayAfter(int restarts, Random chance)
    {
        double doubled = MinBackoff.TotalSeconds * Math.Pow(2, restarts);
        return TimeSpan.FromSeconds(
            Math.Min(MaxBackoff.TotalSeconds, doubled) * (1 + (chance.NextDouble() * RandomFactor)));
    }

    internal void Check()
    {
        if (MinBackoff <= TimeSpan.Zero || MaxBackoff < MinBackoff || RandomFactor is < 0 or > 1)
        {
            throw new ArgumentException(
                "A back-off must hold 0 < minBackoff <= maxBackoff and randomFactor in 0..1, not "
                + $"{MinBackoff}, {MaxBackoff}, {RandomFactor}.");
        }
    }

    private BackoffOptions With(Action<BackoffOptions> change)
    {
        BackoffOptions copy = (BackoffOptions)MemberwiseClone();
        change(copy);
        return copy;
    }
}
