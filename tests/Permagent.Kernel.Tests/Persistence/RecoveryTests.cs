#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using static Permagent.Kernel.Tests.Persistence.PersistenceKit;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class RecoveryTests : IDisposable
{
    private readonly PersistenceKit _kit = new(options => options with
    {
        Persistence = new PersistenceOptions { RecoveriesMax = 2, ReplayPageMax = 4 },
    });

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void P11_recovery_goes_from_snapshot_over_events_to_the_held_commands()
    {
        _kit.Fill("a", "one", "two");
        IActorRef writer = _kit.Start();
        Do(writer, self => self.SaveSnapshot("state of two"));
        Do(writer, self => self.Store("three"));
        _kit.Reopen();
        _kit.Journal.ReplayStopsAfter = 0;

        IActorRef actor = _kit.Start();
        actor.Tell("first", ActorRefs.NoSender);
        actor.Tell("second", ActorRefs.NoSender);
        _kit.AssertLog("offered state of two");
        _kit.Journal.Release();

        _kit.AssertLog("again three", "recovered", "first", "second");
    }

    [Fact]
    public void P11_only_so_many_recover_at_once_and_the_dead_give_their_permit_back()
    {
        _kit.Fill("a", "one");
        _kit.Fill("b", "one");
        _kit.Fill("c", "one");
        _kit.Fill("d", "one");
        _kit.Journal.ReplayStopsAfter = 0;
        IActorRef first = _kit.Start(id: "a", log: []);
        _kit.Start(id: "b", log: []);
        IActorRef waiting = _kit.Start(id: "c", log: []);
        List<string> last = [];
        _kit.Start(id: "d", log: last);
        Assert.Equal(2, _kit.Journal.Replays.Count);

        _kit.System.Stop(waiting);
        _kit.System.Stop(first);

        Assert.Equal(3, _kit.Journal.Replays.Count);
        _kit.Journal.Release();
        _kit.Journal.Release();
        _kit.Journal.Release();
        Assert.Equal(["again one", "recovered"], last);
    }

    [Fact]
    public void P11_an_actor_that_cannot_start_gives_its_permit_back()
    {
        for (int i = 0; i < 3; i++)
        {
            _kit.Start(self => self.OnStarting = () => throw new InvalidOperationException("cannot start"));
        }

        _kit.Start();

        _kit.AssertLog("recovered");
    }

    [Fact]
    public void P11_a_long_history_comes_page_by_page()
    {
        _kit.Fill("a", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        _kit.Journal.Replays.Clear();

        _kit.Start();

        _kit.AssertLog([.. Enumerable.Range(1, 9).Select(number => $"again {number}"), "recovered"]);
        Assert.Equal([4, 4, 4], _kit.Journal.Replays);
    }

    [Fact]
    public void P12_nothing_is_persisted_before_recovery_completed_and_there_it_may_be()
    {
        _kit.Fill("a", "one");
        List<Exception> refusals = [];

        IActorRef actor = _kit.Start(self =>
        {
            self.OnEvent = _ =>
            {
                Assert.True(self.IsRecovering);
                refusals.Add(Record.Exception(() => self.Store("no")));
                refusals.Add(Record.Exception(() => self.StoreAsync("no")));
                refusals.Add(Record.Exception(() => self.DeferAsync("no", _ => { })));
                self.Note($"{ReferenceEquals(self.Sender, _kit.System.DeadLetters)}");
            };
            self.OnRecovered = _ => self.Store("first");
        });
        actor.Tell("command", ActorRefs.NoSender);

        Assert.Equal(3, refusals.Count);
        Assert.All(refusals, refusal => Assert.IsType<InvalidOperationException>(refusal));
        _kit.AssertLog("again one", "True", "recovered", "first=2", "command");
    }

    [Fact]
    public void P13_a_store_that_cannot_read_fails_the_recovery_and_stops_the_actor()
    {
        _kit.Fill("a", "one", "two", "three");
        _kit.Journal.BrokenNr = 3;

        _kit.Start();

        _kit.AssertLog("again one", "again two", "recovery failed at nothing: IOException bad disk", "stopped");
    }

    [Fact]
    public void P13_an_event_whose_handler_throws_fails_the_recovery_and_stops_the_actor()
    {
        _kit.Fill("a", "one", "two", "three");

        IActorRef actor = _kit.Start(self => self.OnEvent = text =>
        {
            if (text is "two")
            {
                throw new InvalidOperationException("no");
            }
        });
        actor.Tell("later", ActorRefs.NoSender);

        _kit.AssertLog(
            "again one", "again two", "recovery failed at two: InvalidOperationException no", "stopped");
    }

    [Fact]
    public void P13_an_event_that_cannot_be_read_names_stream_and_number()
    {
        _kit.Fill("a", "one", "odd");

        _kit.Start();

        Assert.Contains(_kit.Log, line => line.Contains("number 2 of 'a'", StringComparison.Ordinal));
        Assert.Equal("stopped", _kit.Log[^1]);
    }

    [Fact]
    public void P14_a_recovery_that_hears_nothing_for_so_long_fails()
    {
        _kit.Fill("a", "one", "two");
        _kit.Journal.ReplayStopsAfter = 1;
        _kit.Start();
        _kit.AssertLog("again one");

        _kit.Clock.Advance(TimeSpan.FromSeconds(29));
        _kit.AssertLog();
        _kit.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["recovery failed at nothing: RecoveryTimedOutException", "stopped"], [.. _kit.Log.Select(Short)]);
    }

    [Fact]
    public void P14_every_event_starts_the_timer_again()
    {
        _kit.Fill("a", "one", "two");
        _kit.Journal.ReplayStopsAfter = 0;
        _kit.Start();
        _kit.Clock.Advance(TimeSpan.FromSeconds(20));
        _kit.Journal.ReplayStopsAfter = 1;
        _kit.Journal.Release();

        _kit.Clock.Advance(TimeSpan.FromSeconds(20));
        _kit.Journal.Release();
        _kit.Clock.Advance(TimeSpan.FromMinutes(5));

        _kit.AssertLog("again one", "again two", "recovered");
    }

    [Fact]
    public void P15_recovery_none_replays_nothing_but_knows_the_highest_number()
    {
        _kit.Fill("a", "one", "two");

        IActorRef actor = _kit.Start(self => self.OnlyRecovery = Recovery.None);
        Do(actor, self => self.Store("three"));

        _kit.AssertLog("recovered", "three=3");
    }

    [Fact]
    public void P15_number_and_count_bound_the_replay()
    {
        _kit.Fill("a", "1", "2", "3", "4", "5", "6", "7");

        _kit.Start(self => self.OnlyRecovery = new Recovery(SnapshotSelectionCriteria.Latest, 5));
        _kit.AssertLog("again 1", "again 2", "again 3", "again 4", "again 5", "recovered");
        _kit.Start(self => self.OnlyRecovery = new Recovery(SnapshotSelectionCriteria.Latest, 9, 5));
        _kit.AssertLog("again 1", "again 2", "again 3", "again 4", "again 5", "recovered");
        _kit.Start(self => self.OnlyRecovery = new Recovery(SnapshotSelectionCriteria.Latest, 9, 2));

        _kit.AssertLog("again 1", "again 2", "recovered");
    }

    [Fact]
    public void P15_an_actor_without_persistence_id_does_not_start()
    {
        _kit.Start(id: null);

        _kit.AssertLog();
    }

    private static string Short(string line) => line.Contains("TimedOut", StringComparison.Ordinal)
        ? line[..(line.IndexOf("Exception", StringComparison.Ordinal) + "Exception".Length)]
        : line;
}
