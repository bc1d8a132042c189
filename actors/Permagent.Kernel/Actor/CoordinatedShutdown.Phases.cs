#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Names of phases, and reasons.</summary>
public sealed partial class CoordinatedShutdown
{
    /// <summary>The first phase.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>Take no new connections.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Wait for requests in progress.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Close what serves.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>Before the mesh is left.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>Give work away.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>Leave.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>Hand over.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>Wait until it is known.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>Close the links.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>The last phase with a running system.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>Terminate the system.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    /// <summary>Why a shutdown runs.</summary>
    public class Reason
    {
        /// <summary>A reason of one's own.</summary>
        protected Reason()
        {
        }
    }

    /// <summary>Nobody said why.</summary>
    public sealed class UnknownReason : Reason
    {
        private UnknownReason()
        {
        }

        /// <summary>The one instance.</summary>
        public static Reason Instance { get; } = new UnknownReason();
    }

    /// <summary>The actor system was told to terminate.</summary>
    public sealed class ActorSystemTerminateReason : Reason
    {
        private ActorSystemTerminateReason()
        {
        }

        /// <summary>The one instance.</summary>
        public static Reason Instance { get; } = new ActorSystemTerminateReason();
    }

    /// <summary>The process ends.</summary>
    public sealed class ClrExitReason : Reason
    {
        private ClrExitReason()
        {
        }

        /// <summary>The one instance.</summary>
        public static Reason Instance { get; } = new ClrExitReason();
    }
}
