using Permagent.Ledger.Approvals;
using Permagent.Ledger.Effects;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Ledger.Tests;

public sealed class EffectTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task An_effect_is_begun_once_under_its_key()
    {
        await using var ledger = await _home.CreateAsync();

        var first = (EffectBegun)await ledger.BeginEffectAsync(TestHome.Intent("T1", 1), TestHome.None);
        var open = await ledger.BeginEffectAsync(TestHome.Intent("T1", 1), TestHome.None);
        var end = await ledger.EndEffectAsync(first.IntentSeq, TestHome.Result(Outcomes.Ok), TestHome.None);
        var done = await ledger.BeginEffectAsync(TestHome.Intent("T1", 1), TestHome.None);

        Assert.Equal(new EffectAlreadyDone(first.IntentSeq, null, null), open);
        Assert.Equal(new EffectAlreadyDone(first.IntentSeq, end.ResultSeq, Outcomes.Ok), done);
        var repeated = await ledger.EndEffectAsync(first.IntentSeq, TestHome.Result(Outcomes.Error), TestHome.None);
        Assert.Equal(end with { Repeated = true }, repeated);
    }

    [Fact]
    public async Task An_open_intent_becomes_unknown_at_the_next_start_and_may_be_redone_once()
    {
        var before = await _home.CreateAsync();
        var intent = (EffectBegun)await before.BeginEffectAsync(TestHome.Intent("T1", 1), TestHome.None);
        await before.CrashAsync();

        await using var ledger = await _home.OpenAsync();

        var result = (await ledger.ReadTypeAsync(EntryTypes.ActionResult, 1, TestHome.None)).Single();
        Assert.Equal((Outcomes.Unknown, intent.IntentSeq), (result.Effect!.Status, result.Refs!.Value.Single()));
        var redo = TestHome.Intent("T1", 1) with { RedoOf = result.Seq };
        var again = Assert.IsType<EffectBegun>(await ledger.BeginEffectAsync(redo, TestHome.None));
        Assert.IsType<EffectNotAllowed>(await ledger.BeginEffectAsync(redo, TestHome.None));
        Assert.Contains(result.Seq, (await ledger.ReadFromAsync(again.IntentSeq, 1, TestHome.None))[0].Refs!.Value);
    }

    [Fact]
    public async Task An_undo_and_its_entry_are_written_together_and_once()
    {
        var before = await _home.CreateAsync();
        var done = (EffectBegun)await before.BeginEffectAsync(TestHome.Intent("T1", 1), TestHome.None);
        await before.EndEffectAsync(done.IntentSeq, TestHome.Result(Outcomes.Ok), TestHome.None);
        var undo = (EffectBegun)await before.BeginEffectAsync(TestHome.Intent("T1", 2, task: null), TestHome.None);
        var undone = (TestHome.Draft(EntryTypes.Undo, "t1") with { Refs = [done.IntentSeq] }).AllObserved();
        var result = TestHome.Result(Outcomes.Ok);
        var end = await before.EndEffectAsync(undo.IntentSeq, result, undone, TestHome.None);
        await before.EndEffectAsync(undo.IntentSeq, result, undone, TestHome.None);
        await before.CrashAsync();

        await using var ledger = await _home.OpenAsync();

        var entry = Assert.Single(await ledger.ReadTypeAsync(EntryTypes.Undo, 9, TestHome.None));
        Assert.Equal((end.ResultSeq + 1, "t1"), (entry.Seq, entry.Task));
        Assert.Equal([done.IntentSeq, end.ResultSeq], entry.Refs!.Value.ToArray());
        await Assert.ThrowsAsync<EntryRefusedException>(async () => await ledger.EndEffectAsync(
            undo.IntentSeq, result, TestHome.Draft(EntryTypes.Observe), TestHome.None));
    }

    [Fact]
    public async Task Tier_two_and_three_need_an_authority()
    {
        await using var ledger = await _home.CreateAsync();

        await Assert.ThrowsAsync<EntryRefusedException>(
            async () => await ledger.BeginEffectAsync(TestHome.Intent("T2", 1), TestHome.None));
        await Assert.ThrowsAsync<EntryRefusedException>(async () => await ledger.BeginEffectAsync(
            TestHome.Intent("T3", 1) with { Grant = new GrantUse("g", 5) }, TestHome.None));
    }

    [Fact]
    public async Task An_answer_allows_one_effect()
    {
        await using var ledger = await _home.CreateAsync();
        var request = await ledger.RequestApprovalAsync(_home.Ask("T2", 1), TestHome.None);

        var early = await ledger.BeginEffectAsync(TestHome.Intent("T2", 1, request), TestHome.None);
        await ledger.AnswerApprovalAsync(_home.Yes(request, "T2", 1), TestHome.None);
        var drift = await ledger.BeginEffectAsync(TestHome.Intent("T2", 2, request), TestHome.None);
        var first = await ledger.BeginEffectAsync(TestHome.Intent("T2", 1, request), TestHome.None);
        var second = await ledger.BeginEffectAsync(
            TestHome.Intent("T2", 1, request) with { EffectKey = Digest.Of([5]) }, TestHome.None);

        Assert.IsType<EffectNotAllowed>(early);
        Assert.Contains("drift", Assert.IsType<EffectNotAllowed>(drift).Reason);
        var begun = Assert.IsType<EffectBegun>(first);
        Assert.Equal(new EffectAuthorityUsed(begun.IntentSeq), second);
    }

    [Fact]
    public async Task A_grant_is_used_up()
    {
        await using var ledger = await _home.CreateAsync();
        var grant = new GrantUse("grant-1", 2);

        var starts = new List<EffectStart>();
        for (byte i = 1; i <= 3; i++)
        {
            starts.Add(await ledger.BeginEffectAsync(TestHome.Intent("T2", i) with { Grant = grant }, TestHome.None));
        }

        Assert.IsType<EffectBegun>(starts[1]);
        Assert.IsType<EffectAuthorityUsed>(starts[2]);
    }

    [Fact]
    public async Task A_yes_is_too_old_after_ten_minutes_and_an_ask_after_its_deadline()
    {
        await using var ledger = await _home.CreateAsync();
        var used = await ledger.RequestApprovalAsync(_home.Ask("T2", 1), TestHome.None);
        var late = await ledger.RequestApprovalAsync(_home.Ask("T2", 2), TestHome.None);
        await ledger.AnswerApprovalAsync(_home.Yes(used, "T2", 1), TestHome.None);

        _home.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.IsType<EffectAuthorityExpired>(
            await ledger.BeginEffectAsync(TestHome.Intent("T2", 1, used), TestHome.None));
        Assert.IsType<ApprovalExpired>(await ledger.AnswerApprovalAsync(_home.Yes(late, "T2", 2), TestHome.None));
        Assert.Empty(await ledger.OpenApprovalsAsync(TestHome.None));
    }

    [Fact]
    public async Task Of_fifty_answers_at_once_one_counts()
    {
        using var home = new TestHome { Options = new() { Ballast = false } };
        await using var ledger = await home.CreateAsync();
        var request = await ledger.RequestApprovalAsync(home.Ask("T2", 1), TestHome.None);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            _ => ledger.AnswerApprovalAsync(home.Yes(request, "T2", 1), TestHome.None).AsTask()));

        var winner = Assert.Single(results.OfType<ApprovalAnswered>());
        Assert.All(
            results.OfType<ApprovalAlreadyAnswered>(),
            lost => Assert.Equal(new ApprovalAlreadyAnswered(Outcomes.Allow, winner.DecisionSeq), lost));
        Assert.Equal(49, results.OfType<ApprovalAlreadyAnswered>().Count());
    }

    [Fact]
    public async Task Answers_that_do_not_count_write_nothing()
    {
        await using var ledger = await _home.CreateAsync();
        var request = await ledger.RequestApprovalAsync(_home.Ask("T2", 1), TestHome.None);
        var good = _home.Yes(request, "T2", 1);
        ApprovalReply[] wrong =
        [
            good with { Envelope = null },
            good with { RequestSeq = 99 },
            good with { Digest = Digest.Of([2]) },
            good with { Outcome = Outcomes.Deny },
            _home.Yes(request, "T2", 1, _home.Node),
            _home.Yes(request, "T3", 1),
            good with { Envelope = _home.SignedAnswer(request, "T2", 1, ApprovalAnswers.Deny) },
        ];
        var size = ledger.Status.Head.Size;

        foreach (var reply in wrong)
        {
            Assert.IsType<ApprovalRefused>(await ledger.AnswerApprovalAsync(reply, TestHome.None));
        }

        Assert.Equal(size, ledger.Status.Head.Size);
        Assert.IsType<ApprovalAnswered>(await ledger.AnswerApprovalAsync(good, TestHome.None));
    }

    [Fact]
    public async Task Tier_three_takes_a_presence_key()
    {
        await using var ledger = await _home.CreateAsync();
        await _home.AddPresenceAsync(ledger);
        var request = await ledger.RequestApprovalAsync(_home.Ask("T3", 1), TestHome.None);

        var without = await ledger.AnswerApprovalAsync(_home.Yes(request, "T3", 1), TestHome.None);
        var with = await ledger.AnswerApprovalAsync(_home.Yes(request, "T3", 1, _home.Presence), TestHome.None);

        Assert.IsType<ApprovalRefused>(without);
        Assert.IsType<ApprovalAnswered>(with);
        Assert.IsType<EffectBegun>(await ledger.BeginEffectAsync(TestHome.Intent("T3", 1, request), TestHome.None));
    }

    [Fact]
    public async Task An_answer_waits_in_the_outbox_until_its_goal_knows()
    {
        var before = await _home.CreateAsync();
        var request = await before.RequestApprovalAsync(_home.Ask("T2", 1), TestHome.None);
        var answered = (ApprovalAnswered)await before.AnswerApprovalAsync(_home.Yes(request, "T2", 1), TestHome.None);
        await before.CrashAsync();

        await using var ledger = await _home.OpenAsync();
        var row = Assert.Single(await ledger.OutboxAsync(10, TestHome.None));
        await ledger.OutboxDoneAsync(row.Id, TestHome.None);

        Assert.Equal(answered.DecisionSeq, row.Seq);
        Assert.Empty(await ledger.OutboxAsync(10, TestHome.None));
    }
}
