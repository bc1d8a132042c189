namespace Permagent.Actors.Ports;

/// <summary>Runs blocking work (files, hashing) away from an actor's thread. A node runs it on the thread pool, a
/// simulation at once on its only thread, so that a seed replays it.</summary>
public interface IWorkRunner
{
    /// <summary>Runs <paramref name="work"/> once. What it throws ends in the task.</summary>
    Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken);
}
