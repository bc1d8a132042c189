using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Event;

/// <summary>Tells a logger to begin; it subscribes and answers <see cref="LoggerInitialized"/>.</summary>
public sealed class InitializeLogger(LoggingBus loggingBus) : INoSerializationVerificationNeeded
{
    /// <summary>Where to subscribe.</summary>
    public LoggingBus LoggingBus { get; } = loggingBus;
}

/// <summary>A logger has begun.</summary>
public sealed class LoggerInitialized : INoSerializationVerificationNeeded;

/// <summary>Marks actors whose mailbox is meant for log events.</summary>
public interface ILoggerMessageQueueSemantics;
