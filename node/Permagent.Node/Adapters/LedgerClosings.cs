using System.Text;
using Permagent.Actors.Gate.Calls;
using Permagent.Actors.Ports;
using Permagent.Ledger;
using Permagent.Ledger.Tasks;
using Permagent.Protocol.Ledgers;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;
using TaskClosing = Permagent.Protocol.Ledgers.TaskClosing;

namespace Permagent.Node.Adapters;

/// <summary>Turns what a goal knows of a task that closes into the facts of a receipt.</summary>
internal sealed class LedgerClosings(LedgerFile ledger, Digest policy)
{
    // Everything in a receipt the node measured itself: no model and no peer took part yet.
    private static readonly ImmutableArray<string> NothingAsserted = [];

    /// <summary>Closes the task.</summary>
    /// <returns>Ledger entry of its receipt.</returns>
    /// <exception cref="CloseRefusedException">The facts break a rule of receipts.</exception>
    public async Task<long> CloseAsync(TaskClosing closing, CancellationToken cancellationToken)
    {
        // A task that is closed has its one receipt; its outputs may be gone by now.
        if (await ledger.ReceiptAsync(closing.Task.ToString(), cancellationToken) is { } before) return before.Seq;
        try
        {
            var facts = await FactsAsync(closing, cancellationToken);
            return (await ledger.CloseTaskAsync(facts, cancellationToken)).Seq;
        }
        catch (LedgerRefusedException refused)
        {
            throw new CloseRefusedException(refused.Message);
        }
    }

    private async Task<Ledger.Tasks.TaskClosing> FactsAsync(TaskClosing closing, CancellationToken cancellationToken) =>
        new()
        {
            Task = closing.Task.ToString(),
            Goal = closing.Task.Goal.ToString(),
            GoalC = await CommitAsync(closing.GoalText, cancellationToken),
            Outcome = closing.Outcome,
            Opened = closing.Opened,
            By = new EntryActor(ActorKinds.System),
            Subjects = Subjects(closing, cancellationToken),
            Policy = new ReceiptPolicy(policy),
            Agents = [.. closing.Agents.Select(agent => new ReceiptAgent(agent.Id, agent.Role))],
            Criteria = await CriteriaAsync(closing, cancellationToken),
            Checks = await ChecksAsync(closing, cancellationToken),
            Inputs = await InputsAsync(closing, cancellationToken),
            Undo = new ReceiptUndo(
                closing.Undo.Undo is not null, closing.Undo.Undo?.ToString(),
                closing.Undo.Kind.Length == 0 ? null : closing.Undo.Kind,
                closing.Undo.Expires is { } expires ? Timestamp.Write(expires) : null, closing.Undo.Cannot),
            Cost = new ReceiptCost(closing.LocalMs, 0, 0, UsdMicro: 0, null, null, []),
            Asserted = NothingAsserted,
        };

    private static ImmutableArray<TaskSubject> Subjects(
        TaskClosing closing, CancellationToken cancellationToken)
    {
        var subjects = ImmutableArray.CreateBuilder<TaskSubject>();
        foreach (var output in closing.Outputs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            subjects.Add(output.Private
                ? new TaskSubject(output.Name, null, Read(output))
                : new TaskSubject(output.Name, Digest.Parse(output.Sha256)));
        }

        if (subjects.Count == 0)
            subjects.Add(new TaskSubject("summary", null, Encoding.UTF8.GetBytes(closing.Summary)));
        return subjects.ToImmutable();
    }

    private static byte[] Read(ClosingOutput output)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(output.Path);
        }
        catch (IOException gone)
        {
            throw new CloseRefusedException($"The output {output.Name} cannot be read any more: {gone.Message}");
        }

        return Digest.Of(content).ToString() == output.Sha256
            ? content
            : throw new CloseRefusedException($"The output {output.Name} was changed after it was checked.");
    }

    private async Task<ImmutableArray<ReceiptCriterion>> CriteriaAsync(
        TaskClosing closing, CancellationToken cancellationToken)
    {
        var criteria = ImmutableArray.CreateBuilder<ReceiptCriterion>();
        foreach (var criterion in closing.Criteria)
        {
            var left = criterion.NotChecked.Length == 0
                ? null
                : new ReceiptNotChecked(criterion.NotChecked, criterion.Note.Length == 0 ? null : criterion.Note);
            criteria.Add(new ReceiptCriterion(
                criterion.Id, await CommitAsync(criterion.Text, cancellationToken), criterion.Checks, left));
        }

        return criteria.ToImmutable();
    }

    private async Task<ImmutableArray<ReceiptCheck>> ChecksAsync(
        TaskClosing closing, CancellationToken cancellationToken)
    {
        var checks = ImmutableArray.CreateBuilder<ReceiptCheck>();
        foreach (var check in closing.Checks)
        {
            checks.Add(new ReceiptCheck(
                check.Id, check.Kind, Digest.Parse(check.Spec), check.Attempt, Digest.Parse(check.Tree), check.Before,
                check.Result, Exit: null, await CommitAsync(check.Output, cancellationToken), check.Ms,
                Rerunnable: true, check.Standing, By: "node"));
        }

        return checks.ToImmutable();
    }

    private async Task<ImmutableArray<ReceiptInput>> InputsAsync(
        TaskClosing closing, CancellationToken cancellationToken)
    {
        var entries = await ledger.ReadTaskAsync(closing.Task.ToString(), cancellationToken);
        var read = await TaskInputs.OfAsync(
            entries, async commitment => await ledger.ReadKeptAsync(commitment, cancellationToken));
        ImmutableArray<ClosingInput> inputs = [.. closing.Inputs, .. read];

        // One transaction for all: places and hashes lie in the blobs that they were read from, only salts are new.
        var commitments = await ledger.CommitAsync(
            [.. inputs.SelectMany(input => new[] { Bytes(input.Place), Bytes(input.Sha256) })], cancellationToken);
        return [.. inputs.Select((input, at) => new ReceiptInput(
            commitments[2 * at],
            new DigestSet(input.Private ? commitments[(2 * at) + 1] : Digest.Parse(input.Sha256))))];
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<Digest> CommitAsync(string text, CancellationToken cancellationToken) =>
        await ledger.CommitAndKeepAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
}
