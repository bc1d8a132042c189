using System.Collections.Immutable;
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Hosting;

/// <summary>Phases of a coordinated shutdown, and what starts it.</summary>
public sealed record CoordinatedShutdownOptions
{
    /// <summary>How long a phase may take unless it says otherwise. Default: 5 s, so that a process ends before its
    /// supervisor loses patience.</summary>
    public TimeSpan DefaultPhaseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The phases by name. Default: those of Akka.NET, one after the other.</summary>
    public ImmutableDictionary<string, ShutdownPhase> Phases { get; init; } = DefaultPhases();

    /// <summary>Whether <see cref="ActorSystem.Terminate"/> runs the phases first, once anything has asked for
    /// <see cref="CoordinatedShutdown"/>. Default: true.</summary>
    public bool RunByTerminate { get; init; } = true;

    /// <summary>Whether the end of the process runs the phases. Default: true.</summary>
    public bool RunByProcessExit { get; init; } = true;

    /// <summary>Whether the last phase terminates the actor system. Default: true.</summary>
    public bool TerminatesSystem { get; init; } = true;

    private static ImmutableDictionary<string, ShutdownPhase> DefaultPhases()
    {
        TimeSpan slow = TimeSpan.FromSeconds(10); // What waits for all actors of a kind.
        return ImmutableDictionary<string, ShutdownPhase>.Empty
            .Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, new([]))
            .Add(CoordinatedShutdown.PhaseServiceUnbind, new([CoordinatedShutdown.PhaseBeforeServiceUnbind]))
            .Add(CoordinatedShutdown.PhaseServiceRequestsDone, new([CoordinatedShutdown.PhaseServiceUnbind]))
            .Add(CoordinatedShutdown.PhaseServiceStop, new([CoordinatedShutdown.PhaseServiceRequestsDone]))
            .Add(CoordinatedShutdown.PhaseBeforeClusterShutdown, new([CoordinatedShutdown.PhaseServiceStop]))
            .Add(
                CoordinatedShutdown.PhaseClusterShardingShutdownRegion,
                new([CoordinatedShutdown.PhaseBeforeClusterShutdown], slow))
            .Add(
                CoordinatedShutdown.PhaseClusterLeave,
                new([CoordinatedShutdown.PhaseClusterShardingShutdownRegion]))
            .Add(CoordinatedShutdown.PhaseClusterExiting, new([CoordinatedShutdown.PhaseClusterLeave], slow))
            .Add(CoordinatedShutdown.PhaseClusterExitingDone, new([CoordinatedShutdown.PhaseClusterExiting]))
            .Add(CoordinatedShutdown.PhaseClusterShutdown, new([CoordinatedShutdown.PhaseClusterExitingDone]))
            .Add(
                CoordinatedShutdown.PhaseBeforeActorSystemTerminate,
                new([CoordinatedShutdown.PhaseClusterShutdown]))
            .Add(
                CoordinatedShutdown.PhaseActorSystemTerminate,
                new([CoordinatedShutdown.PhaseBeforeActorSystemTerminate], slow));
    }
}
