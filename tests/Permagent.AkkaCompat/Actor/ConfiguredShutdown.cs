using System.Collections.Immutable;
using Permagent.Kernel.Configuration;
using Permagent.Kernel.Configuration.Hocon;
using Permagent.Kernel.Hosting;

namespace Permagent.Kernel.Actor;

/// <summary>The section <c>akka.coordinated-shutdown</c>.</summary>
internal static class ConfiguredShutdown
{
    internal static CoordinatedShutdownOptions From(Config config)
    {
        CoordinatedShutdownOptions byDefault = new();
        Config section = config.GetConfig("akka.coordinated-shutdown") ?? Config.Empty;
        ImmutableDictionary<string, ShutdownPhase> phases = byDefault.Phases;
        foreach ((string name, HoconValue _) in section.GetConfig("phases")?.AsEnumerable() ?? [])
        {
            Config phase = section.GetConfig($"phases.{HoconPath.Quote(name)}");
            ShutdownPhase known = phases.GetValueOrDefault(name, new ShutdownPhase([]));
            phases = phases.SetItem(name, new ShutdownPhase(
                [.. phase.GetStringList("depends-on", [.. known.DependsOn])],
                phase.HasPath("timeout") ? phase.GetTimeSpan("timeout") : known.Timeout,
                phase.GetBoolean("recover", known.Recover)));
        }

        return byDefault with
        {
            DefaultPhaseTimeout = section.GetTimeSpan("default-phase-timeout", byDefault.DefaultPhaseTimeout),
            Phases = phases,
            RunByTerminate = section.GetBoolean("run-by-actor-system-terminate", byDefault.RunByTerminate),
            RunByProcessExit = section.GetBoolean("run-by-clr-shutdown-hook", byDefault.RunByProcessExit),
            TerminatesSystem = section.GetBoolean("terminate-actor-system", byDefault.TerminatesSystem),
        };
    }
}
