using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;

namespace Permagent.Testing.Persistence;

/// <summary>What the specifications of journals and snapshot stores share.</summary>
public abstract class StoreSpec
{
    /// <summary>Options of the system under test, for hosts of other kinds: clock and seed are theirs.</summary>
    protected static ActorSystemOptions SystemOptions { get; } = new()
    {
        TimeProvider = TimeProvider.System,
        Seed = 1,
        EventSerializer = new SpecSerializer(),
        OutboxRows = payload => payload is "to the ledger" ? [new OutboxRow("key", "ledger", new byte[] { 9 })] : [],
    };

    /// <summary>The store; called once a test.</summary>
    protected abstract Props StoreProps();

    /// <summary>Runs one test. Default: on real threads, and what the test leaves is ended with it.</summary>
    protected virtual async Task RunAsync(Func<ISpecHost, Task> test)
    {
        ArgumentNullException.ThrowIfNull(test);
        await using var host = new ThreadedSpecHost(SystemOptions, StoreProps);
        await test(host).ConfigureAwait(true);
    }
}
