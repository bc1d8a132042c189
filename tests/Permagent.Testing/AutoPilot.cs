#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>Answers messages to a probe before the test looks at them.</summary>
public abstract class AutoPilot
{
    /// <summary>Sees a message and says who sees the next one.</summary>
    public abstract AutoPilot Run(IActorRef sender, object message);
}

/// <summary>Answers none; also what ends a pilot.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    private NoAutoPilot()
    {
    }

    /// <summary>The only one.</summary>
    public static NoAutoPilot Instance { get; } = new();

    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => this;
}

/// <summary>Given back by a pilot that sees the next message too.</summary>
public sealed class KeepRunning : AutoPilot
{
    private KeepRunning()
    {
    }

    /// <summary>The only one.</summary>
    public static KeepRunning Instance { get; } = new();

    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => throw new InvalidOperationException(
        "KeepRunning must not be set as a pilot: it is what a pilot gives back.");
}

/// <summary>A pilot written as a lambda.</summary>
public sealed class DelegateAutoPilot(Func<IActorRef, object, AutoPilot> autoPilotDelegate) : AutoPilot
{
    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => autoPilotDelegate(sender, message);
}
