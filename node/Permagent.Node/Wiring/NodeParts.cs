using Permagent.Actors.Gate;
using Permagent.Actors.Goals;
using Permagent.Actors.Planning;
using Permagent.Actors.Ports;
using Permagent.Actors.Verification;
using Permagent.Node.Adapters;
using Permagent.Node.Home;
using Permagent.Node.Stop;
using Permagent.Tools;

namespace Permagent.Node.Wiring;

/// <summary>The implementations that the node plugs into the actors' ports.</summary>
internal sealed class NodeParts
{
    private readonly NodeAmbient _ambient;

    public NodeParts(NodeStores stores, HomeFolder home, NodeAmbient ambient)
    {
        _ambient = ambient;
        Stop = new StopSwitch(home);
        Catalog = ToolCatalog.Create(new()
        {
            StateFolder = home.Root,
            Work = ambient.Work,
            Clock = ambient.Clock,
            Brain = stores.Brain,
        });
        Gate = new()
        {
            Ledger = new LedgerPort(stores.Ledger, GatePolicy.Hash),
            Work = ambient.Work,
            Stop = Stop,
            Keys = new RingKeys(stores.Ledger),
            Undos = Catalog.Undos,
            Clock = ambient.Clock,
            Secrets = ambient.Secrets,
            Effects = Catalog.Effects,
            Observes = Catalog.Observe,
        };
        Outbox = new JournalOutboxStore(stores.Journal);
        FeedStore = new JournalFeedStore(stores.Journal);
        FeedSource = new FeedSource(stores.Ledger, stores.Journal);
        Memory = new BrainMemoryOutbox(stores.Brain);
        Index = new JournalGoalIndex(stores.Journal);
    }

    public IStopFlag Stop { get; }

    public ToolCatalog Catalog { get; }

    public GateParts Gate { get; }

    public IOutboxStore Outbox { get; }

    public IFeedStore FeedStore { get; }

    public IFeedSource FeedSource { get; }

    public IMemoryOutbox Memory { get; }

    public IGoalIndex Index { get; }

    public ToolTiers Tiers => new(
        Catalog.Observe.Select(tool => tool.Spec), Catalog.Effects.Select(tool => tool.Spec));

    public VerifierPorts Verifier => new(Catalog.Workspaces, Catalog.Checks, _ambient.Work);
}
