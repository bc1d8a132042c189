using Permagent.Actors.Tools;

namespace Permagent.Actors.Gate.Calls;

/// <summary>What a tool answered: kept as a blob, named by its entry's <c>result_c</c>, so that a repeated call gets
/// the same answer.</summary>
internal sealed record ResultRecord(bool Ok, string Reason, string Text, ImmutableArray<ActionTarget> Artifacts)
{
    /// <summary>Files that it read; the receipt lists them as inputs.</summary>
    public ImmutableArray<ToolSource> Sources { get; init; } = [];
}
