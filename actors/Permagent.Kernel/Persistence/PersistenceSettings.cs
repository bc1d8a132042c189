#nullable disable

namespace Permagent.Kernel.Persistence;

/// <summary>Settings of persistent actors.</summary>
public sealed class PersistenceSettings
{
    internal PersistenceSettings(PersistenceOptions options) => AtLeastOnceDelivery = options.AtLeastOnceDelivery;

    /// <summary>Defaults of deliveries.</summary>
    public AtLeastOnceDeliverySettings AtLeastOnceDelivery { get; }

    /// <summary>How unconfirmed messages are delivered again. Immutable.</summary>
    /// <param name="redeliverInterval">Time until an unconfirmed message is sent again.</param>
    /// <param name="redeliveryBurstLimit">Most messages sent again at one time.</param>
    /// <param name="warnAfterNumberOfUnconfirmedAttempts">Attempts after which the actor is warned.</param>
    /// <param name="maxUnconfirmedMessages">Most unconfirmed messages; one more is refused.</param>
    public sealed class AtLeastOnceDeliverySettings(
        TimeSpan redeliverInterval,
        int redeliveryBurstLimit,
        int warnAfterNumberOfUnconfirmedAttempts,
        int maxUnconfirmedMessages)
    {
        /// <summary>Time until an unconfirmed message is sent again.</summary>
        public TimeSpan RedeliverInterval { get; } = redeliverInterval;

        /// <summary>Most messages sent again at one time.</summary>
        public int RedeliveryBurstLimit { get; } = redeliveryBurstLimit;

        /// <summary>Attempts after which the actor is warned.</summary>
        public int WarnAfterNumberOfUnconfirmedAttempts { get; } = warnAfterNumberOfUnconfirmedAttempts;

        /// <summary>Most unconfirmed messages; one more is refused.</summary>
        public int MaxUnconfirmedMessages { get; } = maxUnconfirmedMessages;

        /// <summary>The same with another interval.</summary>
        public AtLeastOnceDeliverySettings WithRedeliverInterval(TimeSpan redeliverInterval) => new(
            redeliverInterval, RedeliveryBurstLimit, WarnAfterNumberOfUnconfirmedAttempts, MaxUnconfirmedMessages);

        /// <summary>The same with another burst.</summary>
        public AtLeastOnceDeliverySettings WithRedeliveryBurstLimit(int redeliveryBurstLimit) => new(
            RedeliverInterval, redeliveryBurstLimit, WarnAfterNumberOfUnconfirmedAttempts, MaxUnconfirmedMessages);

        /// <summary>The same with a warning after other attempts.</summary>
        public AtLeastOnceDeliverySettings WithWarnAfterNumberOfUnconfirmedAttempts(
            int warnAfterNumberOfUnconfirmedAttempts) => new(
            RedeliverInterval, RedeliveryBurstLimit, warnAfterNumberOfUnconfirmedAttempts, MaxUnconfirmedMessages);

        /// <summary>The same with another limit.</summary>
        public AtLeastOnceDeliverySettings WithMaxUnconfirmedMessages(int maxUnconfirmedMessages) => new(
            RedeliverInterval, RedeliveryBurstLimit, WarnAfterNumberOfUnconfirmedAttempts, maxUnconfirmedMessages);
    }
}
