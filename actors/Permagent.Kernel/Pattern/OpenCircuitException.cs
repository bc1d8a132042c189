#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Pattern;

/// <summary>The breaker is open: the call was not made.</summary>
public sealed class OpenCircuitException(string message, TimeSpan remainingDuration) : AkkaException(message)
{
    /// <summary>The breaker lets a call through after this time.</summary>
    public OpenCircuitException(TimeSpan remainingDuration)
        : this($"Circuit breaker is open; calls fail at once for another {remainingDuration}.", remainingDuration)
    {
    }

    /// <summary>Time until the breaker lets a call through; zero while one is tried.</summary>
    public TimeSpan RemainingDuration { get; } = remainingDuration;
}
