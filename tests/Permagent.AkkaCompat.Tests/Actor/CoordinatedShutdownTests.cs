using Permagent.Kernel;
using Permagent.Kernel.Actor;

namespace Permagent.AkkaCompat.Tests.Actor;

public sealed class CoordinatedShutdownTests() : CompatTest("""
    akka.coordinated-shutdown {
      default-phase-timeout = 7s
      run-by-clr-shutdown-hook = off
      phases { my-phase { depends-on = [service-stop], timeout = 3s } }
    }
    """)
{
    [Fact]
    public async Task Phases_of_the_settings_run_in_their_order()
    {
        List<string> order = [];
        CoordinatedShutdown shutdown = CoordinatedShutdown.Get(Sys);
        Task<Done> Note(string phase)
        {
            lock (order)
            {
                order.Add(phase);
            }

            return Task.FromResult(Done.Instance);
        }

        shutdown.AddTask("my-phase", "mine", () => Note("mine"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "stop", () => Note("stop"));
        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Wait);

        Assert.Equal(["stop", "mine"], order);
        Assert.True(Sys.WhenTerminated.IsCompleted);
    }
}
