#nullable disable
using Permagent.Kernel.Actor;
using static Permagent.Kernel.Tests.Persistence.PersistenceKit;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class FailureTests : IDisposable
{
    private readonly PersistenceKit _kit = new();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void P07_a_failed_write_stops_the_actor_and_never_restarts_it()
    {
        IActorRef actor = Ready();
        _kit.Journal.WriteFailure = new IOException("bad disk");

        Do(actor, self => { self.Store("one"); self.Store("two"); });
        actor.Tell("later", ActorRefs.NoSender);

        _kit.AssertLog("failed one: bad disk", "stopped");
    }

    [Fact]
    public void P07_a_stale_number_stops_the_actor()
    {
        IActorRef first = Ready();
        IActorRef second = Ready();
        Do(first, self => self.Store("one"));
        _kit.Log.Clear();

        Do(second, self => self.Store("other"));

        _kit.AssertLog("failed other: A write to 'a' begins with number 1, but 2 comes next.", "stopped");
    }

    [Fact]
    public void P08_a_refused_event_is_not_stored_and_the_actor_goes_on_without_a_gap()
    {
        IActorRef actor = Ready();

        Do(actor, self => { self.Store("one"); self.Store("bad"); self.Store("two"); });
        Do(actor, self => self.Store("three"));

        _kit.AssertLog("one=1", "rejected bad: no such event", "two=2", "three=3");
        Assert.Equal(["one|two", "three"], _kit.Journal.Writes);
    }

    [Fact]
    public void P08_one_refused_event_refuses_its_whole_write()
    {
        IActorRef actor = Ready();

        Do(actor, self => self.PersistAll(["one", "bad"], self.NoteStored));
        actor.Tell("later", ActorRefs.NoSender);

        _kit.AssertLog("rejected one: no such event", "rejected bad: no such event", "later");
        Assert.Equal(0, _kit.Events.HighestSequenceNr("a"));
    }

    [Fact]
    public void P09_a_handler_that_throws_is_supervised_and_the_state_replayed()
    {
        IActorRef actor = Ready();

        Do(actor, self => self.Persist("one", _ => throw new InvalidOperationException("no")));
        Do(actor, self => self.Store("two"));

        _kit.AssertLog("restart at one", "again one", "recovered", "two=2");
    }

    [Fact]
    public void P09_a_command_that_throws_after_persist_has_its_event_stored_once()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;

        Do(actor, self => { self.Store("one"); throw new InvalidOperationException("no"); });
        actor.Tell("later", ActorRefs.NoSender);
        _kit.Journal.Release();

        // The replay waited for the write in flight; the handler belonged to the old instance.
        Assert.Equal(["again one", "recovered", "later"], _kit.Log[1..]);
    }

    [Fact]
    public void P10_answers_for_an_older_instance_are_ignored()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;
        Do(actor, self => self.StoreAsync("one"));
        Do(actor, _ => throw new InvalidOperationException("no"));

        _kit.Journal.Release();
        _kit.Journal.IsHeld = false;
        Do(actor, self => self.Store("two"));

        Assert.Equal(["again one", "recovered", "two=2"], _kit.Log[1..]);
    }

    [Fact]
    public void P10_held_commands_survive_a_restart_in_their_order()
    {
        IActorRef actor = Ready();
        _kit.Journal.IsHeld = true;
        Do(actor, self => self.Persist("one", _ => throw new InvalidOperationException("no")));
        foreach (string text in new[] { "1", "2", "3" })
        {
            actor.Tell(text, ActorRefs.NoSender);
        }

        _kit.Journal.Release();

        _kit.AssertLog("restart at one", "again one", "recovered", "1", "2", "3");
    }

    [Fact]
    public void An_async_command_stores_its_events_when_its_task_has_ended()
    {
        IActorRef actor = Ready();
        TaskCompletionSource work = new();

        Do(actor, self => self.RunAsync(async () =>
        {
            self.Store("before");
            await work.Task;
            self.Store("after");
        }));
        actor.Tell("later", ActorRefs.NoSender);
        _kit.AssertLog();
        work.SetResult();

        _kit.AssertLog("before=1", "after=2", "later");
        Assert.Equal(["before|after"], _kit.Journal.Writes);
    }

    [Fact]
    public void An_async_command_inside_an_async_command_is_refused()
    {
        IActorRef actor = Ready();
        Exception refusal = null;

        Do(actor, self => self.RunAsync(async () =>
        {
            await Task.CompletedTask;
            refusal = Record.Exception(() => self.RunAsync(() => Task.CompletedTask));
        }));

        Assert.IsType<NotSupportedException>(refusal);
    }

    private IActorRef Ready()
    {
        IActorRef actor = _kit.Start();
        _kit.AssertLog("recovered");
        return actor;
    }
}
