using Permagent.Actors.Tests.Fakes;
using Permagent.Kernel.Actor;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Verify.Entries;

namespace Permagent.Actors.Tests.Gate;

public sealed class GateCallTests : IDisposable
{
    private static readonly int[] List = [1];
    private readonly GateHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void An_effect_has_a_durable_intent_before_it_and_a_result_after_it()
    {
        _home.Enrol();
        string[] before = [];
        _home.Write.BeforeSpend = _ => before = [.. _home.Ledger.Entries.Select(entry => entry.Type)];

        var answer = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal([EntryTypes.ActionIntent], before);
        Assert.Equal([EntryTypes.ActionIntent, EntryTypes.ActionResult], _home.Ledger.Entries.Select(e => e.Type));
        Assert.Equal((ToolStatus.Ok, "", "wrote /a"), (answer.Status, answer.Reason, answer.Text));
        Assert.Equal(new UndoId(0), answer.Undo);
        Assert.Equal([answer.IntentSeq!.Value], _home.Ledger.Entries[1].Refs!.Value.AsEnumerable());
        Assert.Equal("one", _home.Files.All["/a"]);
    }

    [Fact]
    public void Who_is_not_enrolled_is_not_heard()
    {
        _home.Enrol(GateHome.Scope(fence: 5));

        _home.Call(GateHome.Args("/a", "one"), attempt: GateHome.Attempt with { Number = 2 });
        var stranger = _home.Answered();
        _home.Call(GateHome.Args("/a", "one"), fence: 4);
        var late = _home.Answered();
        _home.Call(GateHome.Args("/a", "one"), tool: "undo", fence: 5);
        var foreign = _home.Answered();
        _home.Call(GateHome.Args("/a", "one"), tool: "no.such", fence: 5);
        var unknown = _home.Answered();

        Assert.Equal(
            ["no-capability", "old-fence", "no-capability", "no-capability"],
            new[] { stranger, late, foreign, unknown }.Select(answer => answer.Reason));
        Assert.Equal(0, _home.Write.Acts);
        Assert.All(_home.Ledger.Entries, entry => Assert.Equal(EntryTypes.ActionDenied, entry.Type));
    }

    [Fact]
    public void An_older_lease_cannot_take_the_place_of_a_newer_one()
    {
        _home.Enrol(GateHome.Scope(fence: 5));

        _home.Gate.Tell(new EnrolAttempt(GateHome.Scope(fence: 4), _home.Probe));

        Assert.Equal("old-fence", _home.Probe.ExpectMsg<EnrolRefused>().Reason);
    }

    [Fact]
    public void After_a_discharge_nothing_is_heard()
    {
        _home.Enrol();
        _home.Gate.Tell(new DischargeAttempt(GateHome.Attempt, _home.Probe));
        _home.Probe.ExpectMsg<AttemptDischarged>();

        Assert.Equal("no-capability", _home.Run(GateHome.Args("/a", "one")).Reason);
    }

    [Theory]
    [InlineData("exec.sandbox", "no-sandbox")]
    [InlineData("exec.unsandboxed", "no-sandbox")]
    [InlineData("fs.read.secret", "tier-4")]
    [InlineData("policy.change", "human-only")]
    public void What_no_agent_may_do_is_refused_and_recorded(string actionClass, string reason)
    {
        _home.Enrol();

        var answer = _home.Run(GateHome.Args("/a", "one", actionClass));

        Assert.Equal((ToolStatus.Denied, reason), (answer.Status, answer.Reason));
        var denied = Assert.Single(_home.Ledger.Entries);
        Assert.Equal((EntryTypes.ActionDenied, reason), (denied.Type, denied.Decision!.Reason));
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void Bad_arguments_are_refused_before_anything_is_planned()
    {
        _home.Enrol();
        _home.Write.OnPlan = () => Assert.Fail("It was planned.");

        _home.Call(System.Text.Json.JsonSerializer.SerializeToElement(List));
        var list = _home.Answered();
        _home.Call(GateHome.Args("/a", new string('x', 5_000_000)));
        var huge = _home.Answered();

        Assert.Equal(("bad-args", "bad-args"), (list.Reason, huge.Reason));
    }

    [Fact]
    public void A_target_outside_the_scope_is_refused_by_the_plan()
    {
        _home.Enrol();

        var answer = _home.Run(GateHome.Args("", "one"));

        Assert.Equal((ToolStatus.Denied, "outside-scope"), (answer.Status, answer.Reason));
        Assert.Single(_home.Ledger.Of(EntryTypes.ActionDenied));
    }

    [Fact]
    public void The_same_effect_of_a_later_attempt_gets_the_stored_result()
    {
        _home.Enrol();
        var first = _home.Run(GateHome.Args("/a", "one"));
        var second = GateHome.Attempt with { Number = 2 };
        _home.Enrol(GateHome.Scope(second));
        _home.Files.All["/a"] = "changed by hand";

        _home.Call(GateHome.Args("/a", "one"), attempt: second);
        var again = _home.Answered();

        Assert.Equal(first with { Id = again.Id }, again);
        Assert.Equal("changed by hand", _home.Files.All["/a"]);
    }

    [Fact]
    public void A_write_into_a_disposable_tree_is_done_again_by_a_later_attempt()
    {
        _home.Enrol();
        _home.Run(GateHome.Args("/tree/a", "one", "fs.write", "drop-tree"));
        var second = GateHome.Attempt with { Number = 2 };
        _home.Enrol(GateHome.Scope(second));
        _home.Files.All.Clear();

        _home.Call(GateHome.Args("/tree/a", "one", "fs.write", "drop-tree"), attempt: second);

        Assert.Equal(ToolStatus.Ok, _home.Answered().Status);
        Assert.Equal("one", _home.Files.All["/tree/a"]);
    }

    [Fact]
    public void Another_ordinal_is_another_effect()
    {
        _home.Enrol();
        _home.Run(GateHome.Args("/a", "one"));
        _home.Files.All["/a"] = "two";

        _home.Run(GateHome.Args("/a", "one"), ordinal: 1);

        Assert.Equal("one", _home.Files.All["/a"]);
    }

    [Fact]
    public void A_stop_refuses_before_the_intent()
    {
        _home.Enrol();
        _home.Stop.IsSet = true;

        var answer = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal((ToolStatus.Denied, "stop"), (answer.Status, answer.Reason));
        Assert.Empty(_home.Ledger.Of(EntryTypes.ActionIntent));
    }

    [Fact]
    public void A_stop_between_intent_and_act_leaves_the_result_none()
    {
        _home.Enrol();
        _home.Write.OnPlan = () => _home.Stop.IsSet = true;

        var answer = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal((ToolStatus.Denied, "stop"), (answer.Status, answer.Reason));
        Assert.Equal("none", _home.Ledger.Of(EntryTypes.ActionResult).Single().Effect!.Status);
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void Without_a_ledger_nothing_is_done()
    {
        _home.Enrol();
        _home.Ledger.Fault = "ledger-full";

        var answer = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal((ToolStatus.Denied, "ledger-full"), (answer.Status, answer.Reason));
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void A_tool_that_breaks_after_it_began_leaves_unknown_and_is_not_repeated()
    {
        _home.Enrol();
        _home.Write.AfterSpend = () => throw new IOException("disk gone");

        var answer = _home.Run(GateHome.Args("/a", "one"));
        _home.Write.AfterSpend = null;
        var again = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal((ToolStatus.Unknown, "disk gone"), (answer.Status, answer.Text));
        Assert.Equal(ToolStatus.Unknown, again.Status);
        Assert.Equal("unknown", _home.Ledger.Of(EntryTypes.ActionResult).Single().Effect!.Status);
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void A_tool_that_breaks_before_it_began_may_be_tried_again()
    {
        _home.Enrol();
        _home.Write.BeforeSpend = _ => throw new IOException("locked");

        var answer = _home.Run(GateHome.Args("/a", "one"));
        _home.Write.BeforeSpend = null;
        var again = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal((ToolStatus.Error, ToolStatus.Ok), (answer.Status, again.Status));
        Assert.Equal("one", _home.Files.All["/a"]);
    }

    [Fact]
    public void A_ledger_that_fails_after_the_act_leaves_unknown()
    {
        _home.Enrol();
        _home.Write.AfterSpend = () => _home.Ledger.Fault = "ledger-failed";

        var answer = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal((ToolStatus.Unknown, "ledger-failed"), (answer.Status, answer.Reason));
    }

    [Fact]
    public void A_permit_is_spent_once()
    {
        _home.Enrol();
        _home.Write.BeforeSpend = permit => permit.Spend();

        var answer = _home.Run(GateHome.Args("/a", "one"));

        Assert.Equal(ToolStatus.Unknown, answer.Status);
        Assert.Empty(_home.Files.All);
    }

    [Fact]
    public void Reads_are_told_in_one_entry()
    {
        _home.Files.All["/a"] = "text";
        _home.Enrol();

        for (var i = 0; i < 5; i++) _home.Run(GateHome.Args("/a", ""), ReadTool.Id, i);
        var missing = _home.Run(GateHome.Args("/b", ""), ReadTool.Id);
        Assert.Empty(_home.Ledger.Entries);
        _home.Clock.Advance(TimeSpan.FromSeconds(1));

        var told = Assert.Single(_home.Ledger.Of(EntryTypes.Observe));
        Assert.Equal((ToolStatus.Error, "not-found"), (missing.Status, missing.Reason));
        Assert.Equal((6, 1), (told.Data!.Value.GetProperty("count").GetInt32(),
            told.Data!.Value.GetProperty("failed").GetInt32()));
    }

    [Fact]
    public void A_full_entry_of_reads_is_told_at_once_and_the_rest_at_the_discharge()
    {
        _home.Files.All["/a"] = "text";
        _home.Enrol();

        for (var i = 0; i < 70; i++) _home.Run(GateHome.Args("/a", ""), ReadTool.Id, i);
        var before = _home.Ledger.Of(EntryTypes.Observe).Count();
        _home.Gate.Tell(new DischargeAttempt(GateHome.Attempt));

        var counts = _home.Ledger.Of(EntryTypes.Observe).Select(e => e.Data!.Value.GetProperty("count").GetInt32());
        Assert.Equal(1, before);
        Assert.Equal([64, 6], counts);
    }

    [Fact]
    public void A_person_takes_back_what_was_landed()
    {
        _home.Files.All["/a"] = "old";
        _home.Enrol();
        var done = _home.Run(GateHome.Args("/a", "new"));

        _home.Gate.Tell(new UndoEffect(done.Undo!.Value, Principal.LocalUser, _home.Probe));
        var undone = _home.Answered();

        Assert.Equal(ToolStatus.Ok, undone.Status);
        Assert.Equal("old", _home.Files.All["/a"]);
        var entry = _home.Ledger.Of(EntryTypes.Undo).Single();
        Assert.Equal(GateHome.Attempt.Task.ToString(), entry.Task);
        Assert.Contains(done.IntentSeq!.Value, entry.Refs!.Value);
        Assert.All(_home.Ledger.Of(EntryTypes.ActionIntent).Skip(1), intent => Assert.Null(intent.Task));
    }

    [Fact]
    public void An_undo_of_nothing_is_refused()
    {
        _home.Gate.Tell(new UndoEffect(new UndoId(77), Principal.LocalUser, _home.Probe));

        Assert.Equal("not-found", _home.Answered().Reason);
    }
}
