using Permagent.Brain.Ingest;

namespace Permagent.Node.Service;

/// <summary>One reading that goes on by itself. Whoever waits for it sees its newest step. Thread-safe.</summary>
internal sealed class Reading
{
    private readonly Lock _one = new();
    private TaskCompletionSource _newer = Fresh();
    private IngestProgress _step = new();

    /// <summary>The newest step, and what completes when there is a newer one.</summary>
    public (IngestProgress Step, Task Newer) Now
    {
        get
        {
            lock (_one) return (_step, _newer.Task);
        }
    }

    /// <summary>Takes the steps to their end; the last one has <c>Finished</c>, whatever happened. Never
    /// fails.</summary>
    public async Task RunAsync(IAsyncEnumerable<IngestProgress> steps)
    {
        try
        {
            await foreach (var step in steps) Tell(step);
            if (!Now.Step.Finished) End("it ended without a word");
        }
        catch (OperationCanceledException)
        {
            End("it was halted");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            End(failure.Message); // It is shown to whoever waits, and by status.
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void End(string failure) => Tell(Now.Step with { Finished = true, Failure = failure });

    private void Tell(IngestProgress step)
    {
        TaskCompletionSource told;
        lock (_one)
        {
            (_step, told) = (step, _newer);
            _newer = Fresh();
        }

        told.SetResult();
    }
}
