#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Testing;

namespace Permagent.Kernel.Tests;

/// <summary>A system on the thread pool or the calling thread, under a manual clock.</summary>
public abstract class TestSystem : IAsyncLifetime
{
    protected TestSystem(Func<ActorSystemOptions, ActorSystemOptions> configure = null)
    {
        ActorSystemOptions options = new() { TimeProvider = Clock, Seed = 1 };
        System = KernelSystem.Create("test", configure is null ? options : configure(options));
        Probe = new Probe(System);
    }

    protected ManualClock Clock { get; } = new();

    protected ActorSystem System { get; }

    protected Probe Probe { get; }

    protected static TimeSpan Wait => Probe.DefaultWait;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await System.Terminate().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(0, ((ActorSystemImpl)System).TempCount);
        Probe.Dispose();
    }

    /// <summary>An actor whose hooks and handlers are given by a test.</summary>
    protected IActorRef Act(Action<Scripted> script, string name = null) =>
        System.ActorOf(Scripted.PropsFor(script), name);
}
