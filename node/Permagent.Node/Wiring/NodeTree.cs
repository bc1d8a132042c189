using Microsoft.Extensions.Logging;
using Permagent.Actors.Feed;
using Permagent.Actors.Goals;
using Permagent.Actors.Memory;
using Permagent.Actors.Orchestration;
using Permagent.Actors.Outbox;
using Permagent.Actors.Planning;
using Permagent.Actors.Specialists;
using Permagent.Actors.Trust;
using Permagent.Actors.Verification;
using Permagent.Actors.Workspaces;
using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Node.Adapters;
using Permagent.Node.Home;

namespace Permagent.Node.Wiring;

/// <summary>The actors of a node, in the order in which they start: trust, outbox, work, goals, feed, memory.</summary>
internal sealed record NodeTree(IActorRef Trust, IActorRef Goals, IActorRef Bell)
{
    private static readonly ChildRule Delayed = new()
    {
        Delay = new RestartDelay(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(30), 0.2),
        RestartsMax = 5, // Within the window; one that fails oftener is stopped, and health turns red.
        Window = TimeSpan.FromSeconds(60),
    };

    /// <summary>How the node's actor system is set up.</summary>
    public static ActorSystemOptions OptionsFor(ActorSystemOptions options, NodeStores stores) => options with
    {
        Journal = _ => SqliteJournal.PropsFor(stores.Journal),
        SnapshotStore = _ => SqliteSnapshotStore.PropsFor(stores.Journal),
        EventSerializer = new GoalEvents(),
        OutboxRows = GoalEvents.Rows,
        UserStrategy = new UserStrategy { Default = Delayed },
        MailboxCapacity = 1_024,
    };

    /// <summary>Starts the actors.</summary>
    public static NodeTree Grow(ActorSystem system, NodeStores stores, HomeFolder home, NodeAmbient ambient)
    {
        var parts = new NodeParts(stores, home, ambient);
        ILogger Log(string name) => ambient.Loggers.CreateLogger("Permagent." + name);
        var trust = system.ActorOf(TrustActor.PropsFor(new TrustParts(parts.Gate), Log("Trust")), "trust");
        var outbox = system.ActorOf(
            OutboxActor.PropsFor(parts.Outbox, trust, new(), ambient.Clock, Log("Outbox")), "outbox");
        var workspaces = system.ActorOf(
            WorkspacesActor.PropsFor(parts.Catalog.Workspaces, ambient.Work, new(), Log("Workspaces")), "workspaces");
        var verifier = system.ActorOf(
            VerifierActor.PropsFor(parts.Verifier, new(), ambient.Clock, Log("Verifier")), "verifier");
        var specialists = system.ActorOf(
            SpecialistsActor.PropsFor(trust, new(), Log("Specialists")), "specialists");
        var orchestrator = system.ActorOf(
            OrchestratorActor.PropsFor(
                new ObserveToolbox(parts.Catalog.Observe), PlaybookLibrary.BuiltIn(), new(), Log("Orchestrator")),
            "orchestrator");
        var wiring = new GoalWiring
        {
            Gate = trust,
            Ledger = trust,
            Outbox = outbox,
            Orchestrator = orchestrator,
            Specialists = specialists,
            Workspaces = workspaces,
            Verifier = verifier,
            Stop = parts.Stop,
            Tools = parts.Tiers,
        };
        var goals = system.ActorOf(
            GoalsActor.PropsFor(parts.Index, wiring, new(), ambient.Clock, Log("Goals")), "goals");
        system.ActorOf(FeedActor.PropsFor(parts.FeedSource, parts.FeedStore, new(), Log("Feed")), "projections");
        system.ActorOf(MemoryActor.PropsFor(parts.Memory, parts.Gate.Ledger, new(), Log("Memory")), "brain");
        return new(trust, goals, system.ActorOf(FeedBellActor.PropsFor(), "bell"));
    }
}
