namespace Permagent.Kernel.Util;

/// <summary>Which exceptions a supervised edge may turn into a decision.</summary>
internal static class Failures
{
    /// <summary>False for what leaves the process in an unknown state: out of memory, broken memory.</summary>
    internal static bool IsSurvivable(Exception failure) =>
        failure is not (OutOfMemoryException or AccessViolationException or InsufficientExecutionStackException);
}
