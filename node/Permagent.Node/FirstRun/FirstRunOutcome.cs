using System.Text.Json.Serialization;
using Permagent.Node.Api;
using Permagent.Node.Cli.Goals;

namespace Permagent.Node.FirstRun;

/// <summary>What the first run did; the data of <c>init --json</c>.</summary>
/// <param name="Home">The state folder.</param>
/// <param name="Folder">The folder that was read.</param>
/// <param name="Sample">True when the folder held nothing readable and the built-in sample stood in for it.</param>
/// <param name="Read">How far reading came; null for the sample.</param>
/// <param name="Goal">The goal as it stands.</param>
/// <param name="Receipts">Each receipt with its check.</param>
/// <param name="OpenAsk">The ask that waits, or null.</param>
internal sealed record FirstRunOutcome(
    string Home, string Folder, bool Sample, IngestUpdate? Read, GoalView Goal, IReadOnlyList<ReceiptProof> Receipts,
    string? OpenAsk)
{
    /// <summary>Where the overview is kept when the folder could not take it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kept { get; init; }
}
