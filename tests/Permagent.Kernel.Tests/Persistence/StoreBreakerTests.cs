#nullable disable
using Permagent.Kernel.Actor;
using Permagent.Kernel.Persistence;
using static Permagent.Kernel.Tests.Persistence.PersistenceKit;

namespace Permagent.Kernel.Tests.Persistence;

public sealed class StoreBreakerTests : IDisposable
{
    private readonly PersistenceKit _kit = new();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void P23_the_defaults_are_those_of_Akka_NET()
    {
        PersistenceOptions options = new();

        Assert.Equal(
            new BreakerOptions(10, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)), options.JournalBreaker);
        Assert.Equal(
            new BreakerOptions(5, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)), options.SnapshotBreaker);
    }

    [Fact]
    public void P23_ten_failures_in_a_row_open_the_breaker_and_after_its_time_one_call_is_tried()
    {
        IActorRef[] actors = [.. Enumerable.Range(1, 12).Select(number => _kit.Start(id: $"a{number}"))];
        _kit.Journal.WriteFailure = new IOException("bad disk");
        foreach (IActorRef actor in actors[..10])
        {
            Do(actor, self => self.Store("x"));
        }

        _kit.Journal.WriteFailure = null;
        _kit.Log.Clear();
        Do(actors[10], self => self.Store("left alone"));

        Assert.Equal(10, _kit.Journal.Writes.Count);
        Assert.StartsWith("failed left alone: ", _kit.Log[0], StringComparison.Ordinal);
        _kit.Clock.Advance(TimeSpan.FromSeconds(30));
        _kit.Log.Clear();
        Do(actors[11], self => self.Store("tried"));
        _kit.AssertLog("tried=1");
        Do(_kit.Start(id: "next"), self => self.Store("and closed"));
        _kit.AssertLog("recovered", "and closed=1");
    }

    [Fact]
    public void P23_a_write_that_takes_longer_than_ten_seconds_has_failed()
    {
        IActorRef actor = _kit.Start();
        _kit.Journal.IsHeld = true;
        Do(actor, self => self.Store("slow"));
        _kit.Log.Clear();

        _kit.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(_kit.Log);
        _kit.Clock.Advance(TimeSpan.FromSeconds(1));

        // The end of a call's time is told on the thread pool, so that no timer waits for a store.
        Assert.True(SpinWait.SpinUntil(() => _kit.Log.Contains("stopped"), TimeSpan.FromSeconds(30)));
        Assert.StartsWith("failed slow: ", _kit.Log[0], StringComparison.Ordinal);
    }

    [Fact]
    public void P23_events_that_are_refused_say_nothing_about_the_journal()
    {
        IActorRef actor = _kit.Start();
        for (int times = 0; times < 20; times++)
        {
            Do(actor, self => self.Store("bad"));
        }

        _kit.Log.Clear();
        Do(actor, self => self.Store("fine"));

        _kit.AssertLog("fine=1");
    }

    [Fact]
    public void P23_states_that_cannot_be_written_say_nothing_about_the_snapshot_store()
    {
        IActorRef actor = _kit.Start(setup => setup.OnOther = (self, reply) =>
        {
            self.Note(reply.GetType().Name);
            return true;
        });
        for (int times = 0; times < 20; times++)
        {
            Do(actor, self => self.SaveSnapshot("bad"));
        }

        _kit.Log.Clear();
        Do(actor, self => self.SaveSnapshot("fine"));

        _kit.AssertLog("SaveSnapshotSuccess");
    }

    [Fact]
    public void P23_streams_that_cannot_be_read_say_nothing_about_the_journal()
    {
        _kit.Fill("odd", "odd one");
        for (int times = 0; times < 20; times++)
        {
            _kit.Start(id: "odd", log: []);
        }

        Do(_kit.Start(id: "sound"), self => self.Store("fine"));

        _kit.AssertLog("recovered", "fine=1");
    }
}
