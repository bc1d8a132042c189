using Permagent.Ledger.Effects;
using Permagent.Ledger.Tasks;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Ledger.Tests;

public sealed class TaskTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_receipt_says_what_the_ledger_knows()
    {
        await using var ledger = await _home.CreateAsync();

        var row = await _home.CloseOneTaskAsync(ledger);

        var statement = StatementCodec.ReadReceipt(Dsse.Read(row.Envelope));
        var receipt = statement.Predicate;
        Assert.Equal(row.Seq - 1, receipt.Ledger.Count);
        Assert.Equal(new SeqRange(1, row.Seq - 1), receipt.Ledger.Seqs.Single());
        Assert.Equal(("T2", 1), (receipt.Risk.HighestTier, receipt.Risk.Tiers.T2));
        Assert.Equal(_home.Approver.KeyId.Value, receipt.Approvals.Single().KeyId);
        Assert.Equal(Digest.Of([13]), receipt.Attempts.Single().TreeAfter);
        Assert.Equal("notes.salted", statement.Subject[1].Name);
        Assert.NotNull(await ledger.GetBlobAsync(statement.Subject[1].Digest.Sha256, TestHome.None));
    }

    [Fact]
    public async Task A_task_is_closed_once_and_nothing_names_it_afterwards()
    {
        await using var ledger = await _home.CreateAsync();
        var first = await _home.CloseOneTaskAsync(ledger);
        var size = ledger.Status.Head.Size;

        var again = await ledger.CloseTaskAsync(_home.Closing(), TestHome.None);

        Assert.Equal(first.Envelope.ToArray(), again.Envelope.ToArray());
        Assert.Equal(size, ledger.Status.Head.Size);
        await Assert.ThrowsAsync<LedgerRefusedException>(
            async () => await ledger.AppendAsync(TestHome.Draft(EntryTypes.TaskRoute, "t1"), TestHome.None));
        await ledger.AppendAsync(TestHome.Draft(EntryTypes.Undo, "t1"), TestHome.None);
    }

    [Fact]
    public async Task Of_fifty_closes_at_once_there_is_one_receipt()
    {
        using var home = new TestHome { Options = new() { Ballast = false } };
        await using var ledger = await home.CreateAsync();
        var closing = home.Closing(outcome: TaskOutcomes.Denied) with { Checks = [], Criteria = [] };

        var rows = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => ledger.CloseTaskAsync(closing, TestHome.None).AsTask()));

        Assert.Single(rows.Select(row => Digest.Of(row.Envelope.Span)).Distinct());
        Assert.Single(await ledger.ReadTypeAsync(EntryTypes.TaskClose, 10, TestHome.None));
    }

    [Fact]
    public async Task A_task_with_something_open_or_unproven_cannot_close()
    {
        await using var ledger = await _home.CreateAsync();
        var closing = _home.Closing();
        var good = closing.Checks[0];
        await ledger.RecordCheckRunAsync(
            new CheckRunFacts(new TaskKey("g1", "t1", 1, TestHome.System), "k1", 1, good.Tree, good.Result),
            TestHome.None);
        TaskClosing[] wrong =
        [
            closing with { Subjects = [] },
            closing with { Checks = [] },
            closing with { Checks = [good with { Tree = default }] },
            closing with { Checks = [good with { Standing = false }] },
            closing with { Criteria = [new("c1", default, [])] },
            closing with { Criteria = [new("c1", default, [], new("because"))] },
            closing with { Outcome = "great" },
        ];

        foreach (var facts in wrong)
        {
            await Assert.ThrowsAsync<LedgerRefusedException>(
                async () => await ledger.CloseTaskAsync(facts, TestHome.None));
        }

        var intent = (EffectBegun)await ledger.BeginEffectAsync(TestHome.Intent("T1", 1), TestHome.None);
        await Assert.ThrowsAsync<LedgerRefusedException>(
            async () => await ledger.CloseTaskAsync(closing, TestHome.None));
        await ledger.EndEffectAsync(intent.IntentSeq, TestHome.Result(Outcomes.None), TestHome.None);
        Assert.Equal("t1", (await ledger.CloseTaskAsync(closing, TestHome.None)).Task);
    }

    [Fact]
    public async Task An_attempt_and_a_run_told_again_are_written_once_and_otherwise_refused()
    {
        await using var ledger = await _home.CreateAsync();
        var key = new TaskKey("g1", "t1", 1, TestHome.System);
        var attempt = new AttemptClosing(key, null, Digest.Of([1]), "rejected");
        var run = new CheckRunFacts(key, "k1", 1, Digest.Of([1]), CheckResults.Fail, 1, Digest.Of([2]));

        var (a, r) = (await ledger.CloseAttemptAsync(attempt, TestHome.None),
            await ledger.RecordCheckRunAsync(run, TestHome.None));

        Assert.Equal(a, await ledger.CloseAttemptAsync(attempt, TestHome.None));
        Assert.Equal(r, await ledger.RecordCheckRunAsync(run, TestHome.None));
        await Assert.ThrowsAsync<LedgerRefusedException>(
            async () => await ledger.CloseAttemptAsync(attempt with { Outcome = "accepted" }, TestHome.None));
        await Assert.ThrowsAsync<LedgerRefusedException>(
            async () => await ledger.RecordCheckRunAsync(run with { Result = CheckResults.Pass }, TestHome.None));
    }
}
