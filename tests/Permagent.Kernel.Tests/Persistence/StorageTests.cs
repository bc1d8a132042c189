#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Event;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Kernel.Persistence.Journal;
using static Permagent.Kernel.Tests.Persistence.PersistenceKit;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class StorageTests : IDisposable
{
    private readonly PersistenceKit _kit = new(options => options with
    {
        OutboxRows = text => [new OutboxRow($"key of {text}", "ledger", new byte[] { 1 })],
    });

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void P16_numbers_start_at_one_and_are_never_used_again()
    {
        IActorRef actor = Replying();
        Do(actor, self => self.PersistAll(["one", "two"], self.NoteStored));
        Do(actor, self => self.DeleteMessages(long.MaxValue));
        _kit.Reopen();

        IActorRef again = Replying();
        Do(again, self => self.Store("three"));

        _kit.AssertLog("recovered", "three=3");
    }

    [Fact]
    public void P17_a_snapshot_is_saved_at_the_last_number_and_answered_by_a_message()
    {
        IActorRef actor = Replying();

        Do(actor, self => self.Persist("one", _ => self.SaveSnapshot("state")));

        _kit.AssertLog("recovered", "SaveSnapshotSuccess 1");
        _kit.Reopen();
        Replying();
        _kit.AssertLog("offered state", "recovered");
    }

    [Fact]
    public void P17_a_snapshot_that_cannot_be_saved_is_only_a_message()
    {
        IActorRef actor = Replying();

        Do(actor, self => self.SaveSnapshot("bad"));
        actor.Tell("later", ActorRefs.NoSender);

        _kit.AssertLog("recovered", "SaveSnapshotFailure 0", "later");
    }

    [Fact]
    public void P17_an_unreadable_snapshot_leads_to_the_next_older_one()
    {
        Snap("good", "odd 2", "odd 3");

        Replying();

        _kit.AssertLog("offered good", "again 2", "again 3", "recovered");
    }

    [Fact]
    public void P17_three_unreadable_snapshots_fail_the_recovery()
    {
        Snap("good", "odd 2", "odd 3", "odd 4");

        Replying();

        Assert.StartsWith(
            "recovery failed at nothing: SnapshotUnreadableException snapshot 4 of 'a'",
            _kit.Log[0],
            StringComparison.Ordinal);
        Assert.Equal("stopped", _kit.Log[^1]);
    }

    [Fact]
    public void P17_snapshots_of_which_none_can_be_read_fail_the_recovery()
    {
        Snap("odd 1");

        Replying();

        Assert.Contains("snapshot 1 of 'a'", _kit.Log[0], StringComparison.Ordinal);
        Assert.Equal("stopped", _kit.Log[^1]);
    }

    [Fact]
    public void P17_an_actor_loads_a_snapshot_of_its_own_accord()
    {
        Snap("good");
        IActorRef actor = Replying();
        _kit.Log.Clear();

        Do(actor, self => self.LoadSnapshot("a", SnapshotSelectionCriteria.Latest, long.MaxValue));

        _kit.AssertLog("LoadSnapshotResult good");
    }

    [Fact]
    public void P18_deletes_are_answered_and_end_at_the_last_number()
    {
        IActorRef actor = Replying();
        Do(actor, self => self.PersistAll(["one", "two", "three"], _ => { }));

        Do(actor, self => self.DeleteMessages(2));
        Do(actor, self => self.DeleteMessages(4));
        Do(actor, self => self.DeleteMessages(long.MaxValue));

        _kit.AssertLog(
            "recovered",
            "DeleteMessagesSuccess 2",
            "DeleteMessagesFailure 4 InvalidOperationException",
            "DeleteMessagesSuccess 3");
        Assert.Empty(_kit.Events.Read("a", 1, 9, 9));
    }

    [Fact]
    public void P18_snapshots_are_deleted_by_number_and_by_criteria()
    {
        Snap("1", "2", "3", "4");
        IActorRef actor = Replying();
        _kit.Log.Clear();

        Do(actor, self => self.DeleteSnapshot(4));
        Do(actor, self => self.DeleteSnapshots(new SnapshotSelectionCriteria(2)));

        _kit.AssertLog("DeleteSnapshotSuccess 4", "DeleteSnapshotsSuccess 2");
        _kit.Reopen();
        Replying();
        _kit.AssertLog("offered 3", "again 4", "recovered");
    }

    [Fact]
    public void P19_unhandled_answers_pass_silently_and_failures_become_warnings()
    {
        List<string> unhandled = _kit.Subscribe<UnhandledMessage>(one => $"{one.Message}");
        List<string> warnings = _kit.Subscribe<Warning>(one => $"{one.Message}");
        IActorRef actor = _kit.Start();

        Do(actor, self => self.SaveSnapshot("fine"));
        Do(actor, self => self.SaveSnapshot("bad"));
        Do(actor, self => self.DeleteMessages(9));
        Do(actor, self => self.DeleteMessages(0));

        Assert.Empty(unhandled);
        Assert.Equal(
            ["Snapshot 0 of 'a' was not saved.", "Events of 'a' up to 9 were not deleted."], warnings);
    }

    [Fact]
    public void Outbox_rows_are_stored_with_their_event_and_leave_when_delivered()
    {
        IActorRef actor = Replying();
        Do(actor, self => { self.Store("one"); self.Store("bad"); self.Store("two"); });

        IReadOnlyList<MemoryOutboxRow> rows = _kit.Events.Outbox("ledger");

        Assert.Equal([(1L, "key of one"), (2L, "key of two")], rows.Select(row => (row.SequenceNr, row.Row.Key)));
        Assert.True(_kit.Events.Delivered(rows[0].Id));
        Assert.False(_kit.Events.Delivered(rows[0].Id));
        Assert.Single(_kit.Events.Outbox("ledger"));
    }

    private void Snap(params string[] states)
    {
        IActorRef writer = Replying();
        for (int number = 1; number <= states.Length; number++)
        {
            string text = $"{number}";
            string state = states[number - 1];
            Do(writer, self => self.Persist(text, _ => self.SaveSnapshot(state)));
        }

        _kit.Reopen();
    }

    private IActorRef Replying() => _kit.Start(self => self.OnOther = (_, message) =>
    {
        self.Note(message switch
        {
            SaveSnapshotSuccess saved => $"SaveSnapshotSuccess {saved.Metadata.SequenceNr}",
            SaveSnapshotFailure failed => $"SaveSnapshotFailure {failed.Metadata.SequenceNr}",
            DeleteMessagesSuccess deleted => $"DeleteMessagesSuccess {deleted.ToSequenceNr}",
            DeleteMessagesFailure failed =>
                $"DeleteMessagesFailure {failed.ToSequenceNr} {failed.Cause.GetType().Name}",
            DeleteSnapshotSuccess deleted => $"DeleteSnapshotSuccess {deleted.Metadata.SequenceNr}",
            DeleteSnapshotsSuccess deleted => $"DeleteSnapshotsSuccess {deleted.Criteria.MaxSequenceNr}",
            LoadSnapshotResult loaded => $"LoadSnapshotResult {loaded.Snapshot?.Snapshot}",
            _ => $"{message}",
        });
        return true;
    });
}
