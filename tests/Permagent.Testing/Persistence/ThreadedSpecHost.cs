using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;

namespace Permagent.Testing.Persistence;

/// <summary>A system on the thread pool.</summary>
internal sealed class ThreadedSpecHost : ISpecHost, IAsyncDisposable
{
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(30); // A failing test costs this long.
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(1);

    public ThreadedSpecHost(ActorSystemOptions options, Func<Props> store)
    {
        System = KernelSystem.Create("spec", options);
        Store = System.ActorOf(store());
    }

    public ActorSystem System { get; }

    public IActorRef Store { get; }

    public async Task UntilAsync(Func<bool> condition)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (!condition())
        {
            if (clock.GetElapsedTime(start) > s_wait)
                throw new TimeoutException($"The condition did not hold within {s_wait}.");
            await Task.Delay(s_look, clock, CancellationToken.None).ConfigureAwait(true);
        }
    }

    public async ValueTask DisposeAsync() => await System.DisposeAsync().ConfigureAwait(true);
}
