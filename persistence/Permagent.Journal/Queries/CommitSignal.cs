namespace Permagent.Journal.Queries;

/// <summary>Wakes live queries when something was committed. Costs nothing while nobody waits. Any thread.</summary>
internal sealed class CommitSignal
{
    private TaskCompletionSource? _next;

    /// <summary>Ends with the next commit, or when the journal closes. Taken before a page is read, it cannot miss what
    /// is committed after that page.</summary>
    public Task NextAsync()
    {
        if (Volatile.Read(ref _next) is { } known) return known.Task;
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _next, made, null) ?? made).Task;
    }

    public void Raise() => Interlocked.Exchange(ref _next, null)?.SetResult();
}
