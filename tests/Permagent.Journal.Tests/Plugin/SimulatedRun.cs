using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Simulation;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

/// <summary>Runs a specification inside a simulation: one thread, virtual time.</summary>
internal sealed class SimulatedRun(SimulationContext context, SimulatedNode node, IActorRef store) : ISpecHost
{
    public ActorSystem System => node.System;

    public IActorRef Store => store;

    public static Task RunAsync(ActorSystemOptions options, Func<Props> store, Func<ISpecHost, Task> test)
    {
        _ = Simulation.Run(7, new SimulationOptions { Name = "store" }, async context =>
        {
            var node = context.CreateNode("node", own => own with
            {
                EventSerializer = options.EventSerializer,
                OutboxRows = options.OutboxRows,
            });
            await test(new SimulatedRun(context, node, node.System.ActorOf(store())));
        }).ThrowIfFailed();
        return Task.CompletedTask;
    }

    public Task UntilAsync(Func<bool> condition) => context.UntilAsync(condition, TimeSpan.FromMinutes(1));
}
