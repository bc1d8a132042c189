using Permagent.Kernel.Actor;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Verify.Entries;

namespace Permagent.Actors.Tests.Gate;

/// <summary>What a crash leaves, and what the next start makes of it.</summary>
public sealed class GateRestartTests : IDisposable
{
    private const string Tier2 = "fs.write.outside";
    private readonly GateHome _home = new();

    public GateRestartTests() => _home.Enrol();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void An_open_ask_survives_and_the_same_call_goes_on_with_it()
    {
        var args = GateHome.Args("/a", "one", Tier2);
        var card = _home.Ask(args);

        _home.Restart();
        _home.Enrol();
        var again = _home.Ask(args);
        _home.Answer(again, allow: true);

        Assert.Equal((card.Ask, card.Digest), (again.Ask, again.Digest));
        Assert.Equal(ToolStatus.Ok, _home.Answered().Status);
        Assert.Single(_home.Ledger.Of(EntryTypes.ApprovalRequest));
        Assert.Equal("one", _home.Files.All["/a"]);
    }

    [Fact]
    public void An_answer_given_before_the_caller_came_back_is_used_by_it()
    {
        var args = GateHome.Args("/a", "one", Tier2);
        var card = _home.Ask(args);
        _home.Restart();
        _home.Answer(card, allow: true);
        _home.Probe.ExpectMsg<AskAnswered>();
        _home.Restart();

        _home.Enrol();
        var done = _home.Run(args);

        Assert.Equal((ToolStatus.Ok, card.Ask), (done.Status, done.Ask!.Value));
        Assert.Equal(1, _home.Write.Acts);
    }

    [Fact]
    public void The_spelling_of_the_arguments_does_not_matter_after_a_restart()
    {
        using var json = System.Text.Json.JsonDocument.Parse(
            """{ "text": "grün", "path": "/a",  "class": "fs.write.outside" }""");
        var card = _home.Ask(json.RootElement);

        _home.Restart();
        _home.Enrol();
        _home.Call(json.RootElement);
        _home.Probe.ExpectMsg<ToolWaits>();
        _home.Answer(card, allow: true);

        Assert.Equal(ToolStatus.Ok, _home.Answered().Status);
        Assert.Equal("grün", _home.Files.All["/a"]);
    }

    [Fact]
    public void A_no_is_remembered()
    {
        var args = GateHome.Args("/a", "one", Tier2);
        var card = _home.Ask(args);
        _home.Answer(card, allow: false);
        _home.Restart();

        _home.Enrol();

        Assert.Equal("denied", _home.Run(args).Reason);
    }

    [Fact]
    public void A_deadline_that_passed_while_the_node_was_off_is_a_no()
    {
        _home.Ask(GateHome.Args("/a", "one", Tier2));
        _home.Clock.Advance(TimeSpan.FromMinutes(14));
        _home.Restart();

        _home.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Empty(_home.Cards());
        Assert.Equal("expired", _home.Ledger.Of(EntryTypes.ApprovalDecision).Single().Decision!.Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_effect_that_a_crash_cut_off_is_done_again_before_anything_else(bool written)
    {
        _home.Files.All["/a"] = "old";
        CrashWhileActing(() =>
        {
            if (!written) return;
            _home.Files.Kept["u0"] = ("/a", "old");
            _home.Files.All["/a"] = "one";
        });

        _home.Restart();
        _home.Enrol();
        var again = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal(["unknown", "ok"], _home.Ledger.Of(EntryTypes.ActionResult).Select(e => e.Effect!.Status));
        Assert.Equal("one", _home.Files.All["/a"]);
        Assert.Equal(("/a", "old"), _home.Files.Kept["u0"]);
        Assert.Equal((ToolStatus.Ok, new UndoId(0)), (again.Status, again.Undo!.Value));
        var intents = _home.Ledger.Of(EntryTypes.ActionIntent).ToArray();
        Assert.Equal(intents[0].Action!.Digest, intents[1].Action!.Digest);
        Assert.Contains(1L, intents[1].Refs!.Value);
    }

    [Fact]
    public void An_undo_that_a_crash_cut_off_gets_its_entry_at_the_next_start_and_once()
    {
        _home.Files.All["/a"] = "old";
        var done = _home.Run(GateHome.Args("/a", "new"));
        _home.Files.OnRestore = () => _home.Ledger.Fault = "ledger-failed";
        _home.Gate.Tell(new UndoEffect(done.Undo!.Value, Principal.LocalUser, _home.Probe));
        Assert.Equal(ToolStatus.Unknown, _home.Answered().Status);
        Assert.Empty(_home.Ledger.Of(EntryTypes.Undo));
        _home.Files.OnRestore = null;

        for (var i = 0; i < 2; i++)
        {
            _home.Restart();
            _home.Enrol();
        }

        Assert.Equal(["ok", "unknown", "ok"], _home.Ledger.Of(EntryTypes.ActionResult).Select(e => e.Effect!.Status));
        Assert.Equal("old", _home.Files.All["/a"]);
        var entry = _home.Ledger.Of(EntryTypes.Undo).Single();
        Assert.Equal([done.IntentSeq!.Value, entry.Seq - 1], entry.Refs!.Value.ToArray());
    }

    [Fact]
    public void An_effect_whose_target_is_neither_old_nor_new_stays_unknown()
    {
        _home.Files.All["/a"] = "old";
        CrashWhileActing(() => _home.Files.All["/a"] = "someone else's");

        _home.Restart();
        _home.Enrol();
        var again = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal(ToolStatus.Unknown, again.Status);
        Assert.Equal("someone else's", _home.Files.All["/a"]);
        Assert.Single(_home.Ledger.Of(EntryTypes.ActionIntent));
    }

    [Fact]
    public void An_approved_effect_is_redone_under_the_same_answer_until_that_expires()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        _home.Write.AfterSpend = () => throw new TaskCanceledException();
        _home.Ledger.Fault = null;
        _home.Write.BeforeSpend = _ => _home.Ledger.Fault = "ledger-failed";
        _home.Answer(card, allow: true);

        _home.Clock.Advance(TimeSpan.FromMinutes(5));
        _home.Restart();

        Assert.Equal("one", _home.Files.All["/a"]);
        var intents = _home.Ledger.Of(EntryTypes.ActionIntent).ToArray();
        Assert.Equal(intents[0].Decision!.ApprovalSeq, intents[1].Decision!.ApprovalSeq);
    }

    [Fact]
    public void An_approved_effect_whose_answer_expired_stays_unknown()
    {
        var card = _home.Ask(GateHome.Args("/a", "one", Tier2));
        _home.Write.AfterSpend = () => throw new TaskCanceledException();
        _home.Write.BeforeSpend = _ => _home.Ledger.Fault = "ledger-failed";
        _home.Answer(card, allow: true);

        _home.Clock.Advance(TimeSpan.FromMinutes(26));
        _home.Restart();

        Assert.Empty(_home.Files.All);
        Assert.Single(_home.Ledger.Of(EntryTypes.ActionIntent));
    }

    [Fact]
    public void Work_in_a_disposable_tree_is_never_redone()
    {
        CrashWhileActing(static () => { }, GateHome.Args("/tree/a", "one", "fs.write", "drop-tree"));

        _home.Restart();

        Assert.Empty(_home.Files.All);
        Assert.Single(_home.Ledger.Of(EntryTypes.ActionIntent));
    }

    [Fact]
    public void Nothing_is_redone_while_stopped()
    {
        CrashWhileActing(static () => { });
        _home.Stop.IsSet = true;

        _home.Restart();

        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void Calls_wait_until_the_ledger_was_read()
    {
        _home.Restart();

        _home.Gate.Tell(new AwaitGate(_home.Probe));

        _home.Probe.ExpectMsg<GateReady>();
    }

    // The tool breaks in the middle, and the ledger is gone at that moment, as if the process had died.
    private void CrashWhileActing(Action half, System.Text.Json.JsonElement? args = null)
    {
        _home.Write.AfterSpend = () =>
        {
            half();
            _home.Ledger.Fault = "ledger-failed";
            throw new IOException("killed");
        };
        _home.Run(args ?? GateHome.Args("/a", "one"));
    }
}
