#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Pattern;

/// <summary>Starts a child again after a growing delay.</summary>
public static class Backoff
{
    /// <summary>Starts the child again when it has stopped. For actors that stop themselves, such as persistent ones
    /// after a failed write.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first delay.</param>
    /// <param name="maxBackoff">The longest delay before chance makes it longer.</param>
    /// <param name="randomFactor">Share of the delay by which chance makes it longer at most, 0 to 1.</param>
    /// <param name="maxNrOfRetries">Most starts in a row; -1 = no limit.</param>
    public static BackoffOptions OnStop(
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        double randomFactor,
        int maxNrOfRetries) =>
        new(false, childProps, childName, minBackoff, maxBackoff, randomFactor, maxNrOfRetries);

    /// <summary>Starts the child again when it has failed; a child that stops itself ends the supervisor.</summary>
    /// <param name="childProps">The child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first delay.</param>
    /// <param name="maxBackoff">The longest delay before chance makes it longer.</param>
    /// <param name="randomFactor">Share of the delay by which chance makes it longer at most, 0 to 1.</param>
    /// <param name="maxNrOfRetries">Most starts in a row; -1 = no limit.</param>
    public static BackoffOptions OnFailure(
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        double randomFactor,
        int maxNrOfRetries) =>
        new(true, childProps, childName, minBackoff, maxBackoff, randomFactor, maxNrOfRetries);
}
