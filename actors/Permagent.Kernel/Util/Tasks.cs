using System.Runtime.ExceptionServices;

namespace Permagent.Kernel.Util;

/// <summary>Outcomes of tasks that have ended.</summary>
internal static class Tasks
{
    /// <summary>Why an ended task failed, or null; a cancelled one counts as failed.</summary>
    internal static Exception? FailureOf(Task ended) => ended.IsCompletedSuccessfully
        ? null
        : ended.Exception?.InnerException ?? new TaskCanceledException(ended);

    /// <summary>Throws what failed an ended task, with its own stack.</summary>
    internal static void ThrowIfFailed(Task ended)
    {
        if (FailureOf(ended) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
