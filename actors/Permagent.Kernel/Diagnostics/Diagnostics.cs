using Permagent.Kernel.Event;

namespace Permagent.Kernel.Diagnostics;

/// <summary>What the kernel knows beyond Akka.NET's types.</summary>
public static class Diagnostics
{
    /// <summary>Why a message became a dead letter.</summary>
    public static DeadLetterReason ReasonOf(AllDeadLetters letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.Why;
    }
}
