#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Testing;
using static Permagent.Kernel.Tests.Persistence.PersistenceKit;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class PersistTests : IDisposable
{
    private readonly PersistenceKit _kit = new();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void P01_commands_wait_from_persist_until_its_last_handler()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;

        Do(actor, self => { self.Store("one"); self.Store("two"); });
        actor.Tell("later", ActorRefs.NoSender);
        _kit.AssertLog();
        _kit.Journal.Release();

        _kit.AssertLog("one=1", "two=2", "later");
    }

    [Fact]
    public void P01_events_of_one_command_are_one_batch_after_it()
    {
        IActorRef actor = Ready();

        Do(actor, self =>
        {
            self.Store("one");
            self.Store("two");
            self.Note($"{_kit.Journal.Writes.Count} writes");
        });

        _kit.AssertLog("0 writes", "one=1", "two=2");
        Assert.Equal(["one|two"], _kit.Journal.Writes);
    }

    [Fact]
    public void P01_in_a_handler_sender_and_message_are_those_of_the_command()
    {
        using Probe asker = new(_kit.System, "asker");
        using Probe other = new(_kit.System, "other");
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;
        object current = null;
        Action<PersistentScripted> command = self => self.Persist("one", _ =>
        {
            self.Note(self.Sender.Path.Name);
            self.Stash.Stash();
            current = self.Stash.ClearStash().Single().Message;
        });

        asker.Send(actor, command);
        other.Send(actor, "later");
        _kit.Journal.Release();

        _kit.AssertLog("asker", "later");
        Assert.Same(command, current);
    }

    [Fact]
    public void P02_a_persist_in_a_handler_runs_before_the_next_command()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;

        Do(actor, self => self.Persist("outer", stored => { self.NoteStored(stored); self.Store("inner"); }));
        actor.Tell("later", ActorRefs.NoSender);
        _kit.Journal.Release();
        _kit.AssertLog("outer=1");
        _kit.Journal.Release();

        _kit.AssertLog("inner=2", "later");
    }

    [Fact]
    public void P02_persist_and_persist_async_keep_the_order_of_their_calls()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;

        Do(actor, self => { self.StoreAsync("a"); self.Store("b"); self.StoreAsync("c"); self.Store("d"); });
        actor.Tell("later", ActorRefs.NoSender);
        _kit.Journal.Release();

        _kit.AssertLog("a=1", "b=2", "c=3", "d=4", "later");
    }

    [Fact]
    public void P03_persist_all_is_one_atomic_write_with_consecutive_numbers()
    {
        IActorRef actor = Ready();

        Do(actor, self => self.PersistAll(["a", "b", "c"], self.NoteStored));

        _kit.AssertLog("a=1", "b=2", "c=3");
        Assert.Equal(["a+b+c"], _kit.Journal.Writes);
    }

    [Fact]
    public void P03_persist_all_of_nothing_writes_nothing_and_holds_nothing_up()
    {
        IActorRef actor = Ready();

        Do(actor, self => self.PersistAll(Array.Empty<string>(), self.NoteStored));
        actor.Tell("later", ActorRefs.NoSender);

        _kit.AssertLog("later");
        Assert.Empty(_kit.Journal.Writes);
    }

    [Fact]
    public void P04_persist_async_lets_commands_run_and_merges_what_comes_meanwhile()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;

        Do(actor, self => self.StoreAsync("a"));
        Do(actor, self => self.StoreAsync("b"));
        Do(actor, self => self.PersistAllAsync(["c", "d"], self.NoteStored));
        actor.Tell("meanwhile", ActorRefs.NoSender);
        _kit.AssertLog("meanwhile");
        _kit.Journal.Release();
        _kit.AssertLog("a=1");
        _kit.Journal.Release();

        _kit.AssertLog("b=2", "c=3", "d=4");
        Assert.Equal(["a", "b|c+d"], _kit.Journal.Writes);
    }

    [Fact]
    public void P04_a_merged_batch_has_at_most_the_writes_of_the_option()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;

        for (int number = 0; number < 203; number++)
        {
            Do(actor, self => self.PersistAsync("x", _ => { }));
        }

        _kit.Journal.IsHeld = false;
        _kit.Journal.Release();

        Assert.Equal([1, 200, 2], _kit.Journal.Writes.Select(write => write.Split('|').Length));
        Assert.Equal(203, _kit.Events.HighestSequenceNr("a"));
    }

    [Fact]
    public void P05_defer_runs_in_line_with_pending_writes_and_at_once_without()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;

        Do(actor, self => { self.DeferAsync("now", self.NoteStored); self.Note("same command"); });
        _kit.AssertLog("now=0", "same command");
        Do(actor, self =>
        {
            self.StoreAsync("a");
            self.DeferAsync("between", self.NoteStored);
            self.StoreAsync("b");
        });
        _kit.AssertLog();
        _kit.Journal.Release();

        _kit.AssertLog("a=1", "between=1", "b=2");
        Assert.Equal(["a|b"], _kit.Journal.Writes);
    }

    [Fact]
    public void P05_a_deferred_handler_does_not_run_after_a_failed_write()
    {
        IActorRef actor = Ready();
        _kit.Journal.WriteFailure = new IOException("bad disk");

        Do(actor, self => { self.StoreAsync("a"); self.DeferAsync("after", self.NoteStored); });

        _kit.AssertLog("failed a: bad disk", "stopped");
    }

    private IActorRef Ready()
    {
        IActorRef actor = _kit.Start();
        _kit.AssertLog("recovered");
        return actor;
    }
}
