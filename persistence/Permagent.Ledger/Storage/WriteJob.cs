namespace Permagent.Ledger.Storage;

/// <summary>One call that waits for the writer.</summary>
internal abstract class WriteJob(CancellationToken cancellationToken)
{
    /// <summary>True when the caller left before the work began; once begun it is finished.</summary>
    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    protected CancellationToken CancellationToken => cancellationToken;

    /// <summary>Does the work; what it throws becomes the caller's, and the work leaves no trace.</summary>
    public abstract void Run(LedgerTransaction transaction);

    /// <summary>Releases the caller after the commit.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception failure);
}

/// <summary>One call with its answer.</summary>
internal sealed class WriteJob<T>(Func<LedgerTransaction, T> work, CancellationToken cancellationToken)
    : WriteJob(cancellationToken)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _answer;

    public Task<T> Task => _done.Task;

    public override void Run(LedgerTransaction transaction) => _answer = work(transaction);

    public override void Succeed() => _done.TrySetResult(_answer!);

    public override void Fail(Exception failure)
    {
        if (failure is OperationCanceledException) _done.TrySetCanceled(CancellationToken);
        else _done.TrySetException(failure);
    }
}
