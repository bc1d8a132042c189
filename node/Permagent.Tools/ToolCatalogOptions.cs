using Permagent.Actors.Ports;
using Permagent.Brain;

namespace Permagent.Tools;

/// <summary>What the tools need from the node.</summary>
public sealed record ToolCatalogOptions
{
    /// <summary>The state folder, absolute. Workspaces and the undo store lie in it; tools neither read nor land into
    /// it, but for a granted folder inside it (a trial home).</summary>
    public required string StateFolder { get; init; }

    /// <summary>Where blocking work runs.</summary>
    public required IWorkRunner Work { get; init; }

    /// <summary>The memory, for <c>brain.recall</c>.</summary>
    public required IBrain Brain { get; init; }

    /// <summary>The clock, for the age of undo records.</summary>
    public required TimeProvider Clock { get; init; }
}
