using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Ledgers;
using Permagent.Actors.Tests.Fakes;
using Permagent.Kernel.Actor;
using Permagent.Protocol;
using Permagent.Protocol.Ledgers;
using Permagent.Verify.Entries;

namespace Permagent.Actors.Tests.Ledgers;

public sealed class LedgerActorTests : IDisposable
{
    private static readonly GoalId Goal = new(new Guid("11111111-2222-3333-4444-555555555555"));
    private readonly TestSystem _home = new();
    private readonly IActorRef _ledger;

    public LedgerActorTests() => _ledger = _home.System.ActorOf(
        LedgerActor.PropsFor(_home.Ledger, new() { WaitingMax = 2 }, NullLogger.Instance), "ledger");

    public void Dispose() => _home.Dispose();

    private static LedgerDraft Draft(string data = """{"folders":2}""") => new()
    {
        Type = EntryTypes.GoalOpen, By = Principal.LocalUser, Goal = Goal, Data = data,
        Sealed = [new("text", "a private wish")],
    };

    private static TaskClosing Closing() => new()
    {
        Task = new TaskId(Goal, "t1"), GoalText = "wish", Outcome = "completed", Opened = DateTimeOffset.UnixEpoch,
        Closed = DateTimeOffset.UnixEpoch, Summary = "done", Undo = new(null, "", null, []),
    };

    private void Tell(long version, LedgerDraft? draft = null) => _ledger.Tell(
        new RecordRow("goal-x", version, LedgerDraftCodec.Write(draft ?? Draft()), _home.Probe));

    [Fact]
    public void A_row_becomes_one_entry_however_often_it_comes()
    {
        Tell(1);
        Tell(1);

        Assert.Equal(new RowRecorded("goal-x", 1, 0), _home.Probe.ExpectMsg<RowRecorded>());
        Assert.Equal(new RowRecorded("goal-x", 1, 0), _home.Probe.ExpectMsg<RowRecorded>());
        Assert.Single(_home.Ledger.Entries);
    }

    [Fact]
    public void A_private_text_enters_as_a_commitment_only()
    {
        Tell(1);

        var entry = _home.Ledger.Entries.Single();
        Assert.Equal((Goal.ToString(), ActorKinds.User), (entry.Goal, entry.Actor.Kind));
        Assert.Equal(2, entry.Data!.Value.GetProperty("folders").GetInt32());
        Assert.Equal(64, entry.Data.Value.GetProperty("text_c").GetString()!.Length);
        Assert.DoesNotContain("wish", entry.Data.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_row_with_other_content_is_not_taken()
    {
        Tell(1);
        _home.Probe.ExpectMsg<RowRecorded>();

        Tell(1, Draft("""{"folders":3}"""));

        _home.Probe.ExpectMsg<RowNotRecorded>();
        Assert.Single(_home.Ledger.Entries);
    }

    [Fact]
    public void A_row_that_is_no_draft_is_not_taken_and_the_next_one_is()
    {
        _ledger.Tell(new RecordRow("goal-x", 1, new byte[] { 1, 2, 3 }, _home.Probe));
        Tell(2);

        Assert.Contains("cannot be read", _home.Probe.ExpectMsg<RowNotRecorded>().Words, StringComparison.Ordinal);
        Assert.Equal(2, _home.Probe.ExpectMsg<RowRecorded>().Version);
    }

    [Fact]
    public void A_shut_ledger_is_told_to_all_and_tried_each_five_seconds_until_it_writes()
    {
        _home.System.EventStream.Subscribe<LedgerHealth>(_home.Probe.Ref);
        _home.Ledger.Fault = "ledger-full";

        Tell(1);
        var shut = _home.Probe.ExpectMsg<LedgerHealth>();
        _home.Clock.Advance(TimeSpan.FromSeconds(12));
        Assert.False(_home.Probe.HasMessages);
        _home.Ledger.Fault = null;
        _home.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.False(shut.Writable);
        Assert.True(_home.Probe.ExpectMsg<LedgerHealth>().Writable);
        _home.Probe.ExpectMsg<RowRecorded>();
    }

    [Fact]
    public void What_does_not_fit_into_the_queue_comes_again_later()
    {
        _home.Ledger.Fault = "ledger-full";

        for (var version = 1; version <= 4; version++) Tell(version);

        Assert.Equal(4, _home.Probe.ExpectMsg<RowNotRecorded>().Version);
    }

    [Fact]
    public void A_task_is_closed_with_one_receipt()
    {
        for (var i = 0; i < 50; i++) _ledger.Tell(new CloseTask(Closing(), _home.Probe));

        for (var i = 0; i < 50; i++) Assert.Equal(0, _home.Probe.ExpectMsg<TaskClosedInLedger>().ReceiptSeq);
        Assert.Single(_home.Ledger.Of(EntryTypes.Receipt));
    }

    [Fact]
    public void A_close_against_the_rules_is_refused_for_good()
    {
        _home.Ledger.CloseFault = "completed without a passed check";

        _ledger.Tell(new CloseTask(Closing(), _home.Probe));

        var refused = _home.Probe.ExpectMsg<TaskCloseRefused>();
        Assert.Equal(("illegal", "completed without a passed check"), (refused.Reason, refused.Words));
    }

    [Fact]
    public void A_new_entry_is_announced()
    {
        _home.System.EventStream.Subscribe<EntryAppended>(_home.Probe.Ref);

        Tell(1);

        _home.Probe.FishForMessage<EntryAppended>(entry => entry.Seq == 0);
    }

    [Fact]
    public void A_draft_survives_its_wire_form()
    {
        var draft = Draft() with
        {
            Task = new TaskId(Goal, "t1"), Attempt = 2, AttemptRow = new("a", "b", "submitted"),
            CheckRow = new("c1", 1, "t", "pass", "found"), Asserted = ["data.folders"],
        };

        var bytes = LedgerDraftCodec.Write(draft);

        Assert.Equal(bytes, LedgerDraftCodec.Write(LedgerDraftCodec.Read(bytes)));
        Assert.Equal(draft.AttemptRow, LedgerDraftCodec.Read(bytes).AttemptRow);
        Assert.Equal(draft.Task, LedgerDraftCodec.Read(bytes).Task);
    }
}
