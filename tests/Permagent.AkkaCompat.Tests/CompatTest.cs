using Permagent.Kernel.Actor;
using Permagent.Kernel.Actor.Dsl;
using Permagent.Kernel.Configuration;

namespace Permagent.AkkaCompat.Tests;

/// <summary>A system made as Akka.NET's documentation makes it, and an inbox to talk to its actors.</summary>
public abstract class CompatTest : IAsyncLifetime
{
    protected static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    /// <summary>Long enough for a wrong message to come, short enough to run often.</summary>
    protected static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(80);

    protected CompatTest(string config = "")
    {
        Sys = ActorSystem.Create(
            "docs", ConfigurationFactory.ParseString(config).WithFallback("akka.loggers = []"));
        Inbox = Inbox.Create(Sys);
    }

    protected ActorSystem Sys { get; }

    protected Inbox Inbox { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Inbox.Dispose();
        await Sys.Terminate().WaitAsync(Wait);
    }

    protected static Props ActProps(Action<IActorDsl> config) => Props.Create(() => new Act(config));

    protected T Expect<T>() => Assert.IsAssignableFrom<T>(Inbox.Receive(Wait));

    protected void ExpectNothing() => Assert.Throws<TimeoutException>(() => Inbox.Receive(Silence));
}
