using Permagent.Node.Cli;
using Permagent.Node.Home;

namespace Permagent.Node.Stop;

/// <summary>Stops a home from the calling process: flag first, then every child process of the node. Asks
/// nobody.</summary>
internal sealed class Stopper(TimeProvider clock) : IStopper
{
    /// <inheritdoc/>
    public Task<StopReport> StopAsync(string home, string by, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = clock.GetTimestamp();
        var stop = new StopSwitch(HomeFolder.At(home));
        var already = stop.IsSet;
        stop.Set(by, clock.GetUtcNow());
        // This node starts no tool processes yet (exec.* is refused), so the flag halts all there is.
        return Task.FromResult(new StopReport(already, ProcessesKilled: 0, clock.GetElapsedTime(started)));
    }
}
