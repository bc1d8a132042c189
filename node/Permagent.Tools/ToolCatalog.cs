using Permagent.Actors.Checks;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;
using Permagent.Actors.Workspaces;
using Permagent.Tools.Checks;
using Permagent.Tools.Documents;
using Permagent.Tools.Effects;
using Permagent.Tools.Files;
using Permagent.Tools.Observe;
using Permagent.Tools.Undo;
using Permagent.Tools.Workspaces;

namespace Permagent.Tools;

/// <summary>All tools, check kinds and workspaces of a node, ready to be given out. The orchestrator gets
/// <see cref="Observe"/> alone, the gateway <see cref="Effects"/>.</summary>
public sealed class ToolCatalog
{
    private ToolCatalog(
        ImmutableArray<IObserveTool> observe, ImmutableArray<IEffectTool> effects, ImmutableArray<ICheckRunner> checks,
        IWorkspaces workspaces, IUndoList undos)
    {
        (Observe, Effects, Checks, Workspaces, Undos) = (observe, effects, checks, workspaces, undos);
    }

    /// <summary>Tools that only read, by id.</summary>
    public ImmutableArray<IObserveTool> Observe { get; }

    /// <summary>Tools that change something, by id.</summary>
    public ImmutableArray<IEffectTool> Effects { get; }

    /// <summary>Check kinds that run in our own code, by kind.</summary>
    public ImmutableArray<ICheckRunner> Checks { get; }

    /// <summary>The folders in which work happens.</summary>
    public IWorkspaces Workspaces { get; }

    /// <summary>What the undo store can take back.</summary>
    public IUndoList Undos { get; }

    /// <summary>Makes the catalog. Nothing is written until a tool is called.</summary>
    public static ToolCatalog Create(ToolCatalogOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Create(options, new FileWriter());
    }

    internal static ToolCatalog Create(ToolCatalogOptions options, FileWriter writer)
    {
        if (!Path.IsPathRooted(options.StateFolder))
            throw new ArgumentException($"The state folder '{options.StateFolder}' is not absolute.", nameof(options));
        var state = RealPath.Of(options.StateFolder);
        var work = options.Work;
        var scan = new ScanLimits();
        var store = new UndoStore(Path.Combine(state, "undo"), writer, options.Clock, new UndoLimits());
        var changes = new ChangeSet(store, writer);
        var tree = new TreeWriter(writer);
        return new ToolCatalog(
            [
                new BrainRecallTool(options.Brain), new FsListTool(work, scan, state), new FsReadTool(work, state),
                new FsSearchTool(work, scan, state),
            ],
            [
                new DocWriteTool(tree, work, scan, state), new FsLandTool(changes, work, state),
                new FsWriteTool(tree, work), new UndoTool(store, changes, work),
            ],
            [new CitationsCheck(), new DiffScopeCheck(), new FileCheck(), new GrepAbsentCheck(), new TextCheck()],
            new FolderWorkspaces(Path.Combine(state, "workspaces"), new WorkspaceLimits(), writer),
            new UndoList(store));
    }
}
