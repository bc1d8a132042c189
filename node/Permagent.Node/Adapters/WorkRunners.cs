using Permagent.Actors.Ports;

namespace Permagent.Node.Adapters;

/// <summary>Blocking work on the thread pool, a bounded number at once.</summary>
internal sealed class PoolWorkRunner : IWorkRunner, IDisposable
{
    /// <summary>Blocking jobs at once: disks gain nothing from more, and the pool keeps threads for actors.</summary>
    public const int JobsMax = 4;

    private readonly SemaphoreSlim _room = new(JobsMax);

    /// <inheritdoc/>
    public async Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => work(cancellationToken), cancellationToken);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();
}

/// <summary>Blocking work at once on the caller's thread: in a simulation there is no other.</summary>
internal sealed class InlineWorkRunner : IWorkRunner
{
    /// <inheritdoc/>
    public Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(work(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            return Task.FromCanceled<T>(new CancellationToken(canceled: true));
        }
#pragma warning disable CA1031 // Whatever the work throws is the task's: the caller awaits it, as from the pool.
        catch (Exception failure)
        {
            return Task.FromException<T>(failure);
        }
#pragma warning restore CA1031
    }
}
