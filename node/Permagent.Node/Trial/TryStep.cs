using Permagent.Node.Cli.Goals;

namespace Permagent.Node.Trial;

/// <summary>One step of a trial, as shown.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Name">One word.</param>
/// <param name="Words">What was done.</param>
/// <param name="Checked">What was checked, and more lines.</param>
internal sealed record TryStep(int Number, int Of, string Name, string Words, IReadOnlyList<string> Checked);

/// <summary>How a trial ended; the data of <c>try --json</c>.</summary>
/// <param name="Home">The trial home.</param>
/// <param name="Verified">True only if every receipt verified.</param>
/// <param name="Steps">All steps.</param>
/// <param name="Receipts">Each receipt with its check.</param>
internal sealed record TryOutcome(
    string Home, bool Verified, IReadOnlyList<TryStep> Steps, IReadOnlyList<ReceiptProof> Receipts);
