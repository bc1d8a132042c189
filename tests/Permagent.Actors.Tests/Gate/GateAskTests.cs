using Permagent.Actors.Gate.Approvals;
using Permagent.Actors.Gate.Tiers;
using Permagent.Kernel.Actor;
using Permagent.Protocol.Gate;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Actors.Tests.Gate;

public sealed class GateAskTests : IDisposable
{
    private const string Tier2 = "fs.write.outside";
    private const string Tier3 = "message.send";
    private readonly GateHome _home = new();

    public GateAskTests() => _home.Enrol();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_yes_lets_the_effect_happen_once()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        Assert.Empty(_home.Files.All);

        _home.Answer(card, allow: true);
        var taken = _home.Probe.ExpectMsg<AskAnswered>();
        var done = _home.Answered();

        Assert.Equal((ToolStatus.Ok, card.Ask), (done.Status, done.Ask!.Value));
        Assert.True(taken.Allowed);
        Assert.Equal("one", _home.Files.All["/a"]);
        var intent = _home.Ledger.Of(EntryTypes.ActionIntent).Single();
        Assert.Equal(("T2", taken.EntrySeq), (intent.Action!.Tier, intent.Decision!.ApprovalSeq!.Value));
        Assert.Empty(_home.Cards());
    }

    [Fact]
    public void The_card_tells_what_would_be_done_and_why()
    {
        var card = _home.Ask(GateHome.Args("/a", "one\u001b[2J", Tier2));

        Assert.Equal((2, Tier2, "write /a", "Write an overview"), (card.Tier, card.Class, card.What, card.Why));
        Assert.Equal("+ one<U+001B>[2J", Assert.Single(card.Preview));
        Assert.Equal(_home.Clock.GetUtcNow() + TimeSpan.FromMinutes(15), card.Deadline);
        Assert.Equal(CardCode.Of(Digest.Parse(card.Digest)), card.Code);
    }

    [Fact]
    public void Each_field_of_a_card_is_part_of_what_is_signed()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        var changed = new[]
        {
            card with { Tier = 3 }, card with { Class = "x" }, card with { What = "x" }, card with { Why = "x" },
            card with { Rule = "x" }, card with { SeenBy = "x" }, card with { Undo = "x" },
            card with { IfIgnored = "x" }, card with { Labels = ["x"] }, card with { Preview = ["x"] },
            card with { Deadline = card.Deadline.AddSeconds(1) }, card with { Trial = true },
        };

        Assert.All(changed, other => Assert.NotEqual(CardText.Hash(card), CardText.Hash(other)));
    }

    [Fact]
    public void A_no_is_final_and_needs_no_presence()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier3));

        _home.Answer(card, allow: false);
        var denied = _home.Answered();
        _home.Probe.ExpectMsg<AskAnswered>();
        var again = _home.Run(GateHome.Args("/a", "one", Tier3));

        Assert.Equal((ToolStatus.Denied, "denied", card.Ask), (denied.Status, denied.Reason, denied.Ask!.Value));
        Assert.Equal("denied", again.Reason);
        Assert.Empty(_home.Files.All);
        Assert.Empty(_home.Ledger.Of(EntryTypes.ActionIntent));
    }

    [Fact]
    public void No_answer_in_time_is_a_no()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));

        _home.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        var over = _home.Answered();
        _home.Answer(card, allow: true);

        Assert.Equal((ToolStatus.Denied, "expired"), (over.Status, over.Reason));
        Assert.Equal("expired", _home.Probe.ExpectMsg<AskRefused>().Reason);
        Assert.Equal("expired", _home.Ledger.Of(EntryTypes.ApprovalDecision).Single().Decision!.Outcome);
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void A_yes_that_is_not_used_within_ten_minutes_counts_no_more()
    {
        var args = GateHome.Args("/a", "one", Tier2);
        var card = _home.Ask(args);
        _home.Restart();
        _home.Answer(card, allow: true);
        _home.Probe.ExpectMsg<AskAnswered>();
        _home.Clock.Advance(TimeSpan.FromMinutes(11));

        _home.Enrol();
        var late = _home.Run(args);

        Assert.Equal((ToolStatus.Denied, "expired"), (late.Status, late.Reason));
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void An_answer_must_fit_the_ask_and_be_signed_by_a_key_of_this_home()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        var keys = _home.Keys;
        (byte[] Envelope, string Digest, string Reason)[] bad =
        [
            (keys.Sign(card, true, keys.Stranger), card.Digest, "bad-signature"),
            (keys.Sign(card, true, keys.Node), card.Digest, "bad-signature"),
            (keys.Sign(card, false), card.Digest, "bad-signature"),
            (keys.Sign(card with { Digest = new string('0', 64) }, true), card.Digest, "bad-signature"),
            (keys.Sign(card with { Ask = new AskId(99) }, true), card.Digest, "bad-signature"),
            (keys.Sign(card with { Tier = 1 }, true), card.Digest, "bad-signature"),
            (keys.Sign(card, true, method: ApprovalMethods.Trial), card.Digest, "bad-signature"),
            (keys.Sign(card, true, answer: ApprovalAnswers.AllowLimited), card.Digest, "bad-signature"),
            ([], card.Digest, "bad-signature"),
            (keys.Sign(card, true), new string('0', 64), "changed"),
        ];

        foreach (var (envelope, digest, reason) in bad)
        {
            _home.Answer(card, allow: true, envelope, digest);

            Assert.Equal(reason, _home.Probe.ExpectMsg<AskRefused>().Reason);
        }

        Assert.Empty(_home.Ledger.Of(EntryTypes.ApprovalDecision));
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void Tier_3_needs_presence()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier3));

        _home.Answer(card, allow: true, _home.Keys.Sign(card, true, _home.Keys.Approver));
        var without = _home.Probe.ExpectMsg<AskRefused>();
        _home.Answer(card, allow: true);

        Assert.Equal("presence-needed", without.Reason);
        Assert.Equal(ToolStatus.Ok, _home.Answered().Status);
    }

    [Fact]
    public void A_trial_home_may_answer_its_own_asks_and_no_other()
    {
        using var trial = new GateHome(trial: true);
        trial.Enrol();
        var card = trial.Ask(GateHome.Args("/a", "one", Tier3));

        trial.Answer(card, true, trial.Keys.Sign(card, true, trial.Keys.Approver, ApprovalMethods.Trial));

        Assert.True(card.Trial);
        Assert.Equal(ToolStatus.Ok, trial.Answered().Status);
    }

    [Fact]
    public void Fifty_answers_at_once_are_one_effect()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        var envelope = _home.Keys.Sign(card, true);

        for (var i = 0; i < 50; i++) _home.Answer(card, allow: true, envelope);

        var told = Enumerable.Range(0, 51).Select(_ => _home.Probe.ExpectMsg<object>()).ToArray();
        Assert.Equal(ToolStatus.Ok, Assert.Single(told.OfType<ToolAnswered>()).Status);
        Assert.Single(told.OfType<AskAnswered>());
        Assert.All(told.OfType<AskRefused>(), refused => Assert.Equal("already-answered", refused.Reason));
        Assert.Equal(1, _home.Write.Acts);
        Assert.Single(_home.Ledger.Of(EntryTypes.ApprovalDecision));
    }

    [Fact]
    public void While_stopped_only_a_no_is_taken()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        _home.Stop.IsSet = true;

        _home.Answer(card, allow: true);
        var yes = _home.Probe.ExpectMsg<AskRefused>();
        _home.Answer(card, allow: false);

        Assert.Equal("stopped", yes.Reason);
        Assert.Equal("denied", _home.Answered().Reason);
    }

    [Fact]
    public void A_file_that_changed_after_the_yes_is_drift()
    {
        _home.Files.All["/a"] = "old";
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        _home.Files.All["/a"] = "changed";

        _home.Answer(card, allow: true);
        var answer = _home.Answered();

        Assert.Equal((ToolStatus.Denied, "drift"), (answer.Status, answer.Reason));
        Assert.Equal("changed", _home.Files.All["/a"]);
        Assert.Equal("none", _home.Ledger.Of(EntryTypes.ActionResult).Single().Effect!.Status);
    }

    [Fact]
    public void What_would_leave_something_else_behind_after_the_yes_is_drift()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        _home.Write.Leaves = Digest.Of([9]).ToString();

        _home.Answer(card, allow: true);

        Assert.Equal("drift", _home.Answered().Reason);
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void A_rule_that_changed_after_the_yes_is_drift()
    {
        var args = GateHome.Args("/a", "one", Tier2);
        var card = _home.Ask(args);
        var rows = TierRows.All;
        _home.Restart(new TierTable(rows.SetItem(0, rows[0] with { ItemsMax = 3 })));
        _home.Answer(card, allow: true);
        _home.Probe.ExpectMsg<AskAnswered>();
        _home.Enrol();

        var answer = _home.Run(args);

        Assert.Equal((ToolStatus.Denied, "drift"), (answer.Status, answer.Reason));
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void After_drift_the_goal_may_ask_again()
    {
        _home.Files.All["/a"] = "old";
        var args = GateHome.Args("/a", "one", Tier2);
        var first = _home.Ask(args);
        _home.Files.All["/a"] = "changed";
        _home.Answer(first, allow: true);
        _home.Answered();

        var second = _home.Ask(args);
        _home.Answer(second, allow: true);

        Assert.NotEqual(first.Ask, second.Ask);
        Assert.Equal(ToolStatus.Ok, _home.Answered().Status);
        Assert.Equal("one", _home.Files.All["/a"]);
    }

    [Fact]
    public void With_nobody_there_asks_wait_for_a_day_and_are_never_answered_by_themselves()
    {
        using var night = new GateHome(options: new() { Attended = false });
        night.Enrol();
        night.Ask(GateHome.Args("/a", "one", Tier2));

        night.Clock.Advance(TimeSpan.FromHours(23));
        var waiting = night.Cards();
        night.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Single(waiting);
        Assert.Equal("expired", night.Answered().Reason);
        Assert.Empty(night.Files.All);
    }

    [Fact]
    public void Too_many_asks_are_refused()
    {
        using var small = new GateHome(options: new() { AsksMax = 1 });
        small.Enrol();
        small.Ask(GateHome.Args("/a", "one", Tier2));

        Assert.Equal("too-many-asks", small.Run(GateHome.Args("/b", "one", Tier2)).Reason);
    }

    [Fact]
    public void A_discharge_withdraws_the_asks_of_its_attempt()
    {
        _home.Ask(GateHome.Args("/a", "one", Tier2));

        _home.Gate.Tell(new DischargeAttempt(GateHome.Attempt, _home.Probe));

        Assert.Equal("cancelled", _home.Answered().Reason);
        _home.Probe.ExpectMsg<AttemptDischarged>();
        Assert.Empty(_home.Cards());
    }
}
