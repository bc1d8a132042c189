using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Fakes;

/// <summary>A system whose actors run on the test's thread, with a clock that moves only when told.</summary>
internal sealed class TestSystem : IDisposable
{
    public TestSystem()
    {
        System = KernelSystem.Create(
            "test", new() { TimeProvider = Clock, Seed = 1, Dispatcher = DispatcherKind.CallingThread });
        Probe = new Probe(System);
        Keys = new TestKeys();
        Ledger = new MemoryLedger(Keys.Origin, Clock);
    }

    public ManualClock Clock { get; } = new();

    public ActorSystem System { get; }

    public Probe Probe { get; }

    public TestKeys Keys { get; }

    public MemoryLedger Ledger { get; }

    public void Dispose()
    {
        System.Dispose();
        Keys.Dispose();
    }
}
