using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence;
using Permagent.Testing;

namespace Permagent.Journal.Tests.Plugin;

/// <summary>What every snapshot store must hold; see the classes that derive from it.</summary>
public abstract class SnapshotContract : IDisposable
{
    private static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly ActorSystem _system = KernelSystem.Create("test", new ActorSystemOptions
    {
        TimeProvider = TimeProvider.System,
        Seed = 1,
        EventSerializer = new TextSerializer(),
    });

    private readonly Probe _probe;
    private IActorRef? _store;

    protected SnapshotContract() => _probe = new Probe(_system);

    private IActorRef Store => _store ??= Filled();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Nothing_is_found_under_an_unknown_id_number_or_time()
    {
        Assert.Null(Load(SnapshotSelectionCriteria.Latest, id: "nobody"));
        Assert.Null(Load(new SnapshotSelectionCriteria(0)));
        Assert.Null(Load(new SnapshotSelectionCriteria(100, Noon.AddMinutes(0.5))));
        Assert.Null(Load(new SnapshotSelectionCriteria(long.MaxValue, DateTime.MaxValue, 6)));
        Assert.Null(Load(SnapshotSelectionCriteria.None));
    }

    [Fact]
    public void The_newest_that_fits_is_found()
    {
        Assert.Equal("s5", Load(SnapshotSelectionCriteria.Latest));
        Assert.Equal("s3", Load(new SnapshotSelectionCriteria(3)));
        Assert.Equal("s2", Load(new SnapshotSelectionCriteria(4, Noon.AddMinutes(2))));
        Assert.Equal("s4", Load(SnapshotSelectionCriteria.Latest, to: 4));
        Assert.Equal("s5", Load(new SnapshotSelectionCriteria(9, DateTime.MaxValue, 5, Noon.AddMinutes(5))));
    }

    [Fact]
    public void One_is_deleted_by_its_number_and_time_or_by_its_number_alone()
    {
        Delete(new SnapshotMetadata("a", 5, Noon.AddMinutes(5)));
        Assert.Equal("s4", Load(SnapshotSelectionCriteria.Latest));

        Delete(new SnapshotMetadata("a", 4, DateTime.MinValue));

        Assert.Equal("s3", Load(SnapshotSelectionCriteria.Latest));
    }

    [Fact]
    public void One_that_is_newer_than_the_given_time_is_not_deleted()
    {
        Delete(new SnapshotMetadata("a", 5, Noon.AddMinutes(4)));

        Assert.Equal("s5", Load(SnapshotSelectionCriteria.Latest));
    }

    [Fact]
    public void Those_within_the_criteria_are_deleted()
    {
        Store.Tell(new DeleteSnapshots("a", new SnapshotSelectionCriteria(4, Noon.AddMinutes(3), 2)), _probe);
        _ = _probe.ExpectMsg<DeleteSnapshotsSuccess>();

        Assert.Equal("s4", Load(new SnapshotSelectionCriteria(4)));
        Assert.Equal("s1", Load(new SnapshotSelectionCriteria(3)));
        Assert.Equal("s5", Load(SnapshotSelectionCriteria.Latest));
    }

    [Fact]
    public void The_same_number_replaces()
    {
        Save(5, "other");

        Assert.Equal("other", Load(SnapshotSelectionCriteria.Latest));
    }

    [Fact]
    public void Ten_mebibytes_and_the_type_survive()
    {
        var large = new byte[10 << 20];
        new Random(3).NextBytes(large);

        Save(6, large);
        Save(7, 42);

        Assert.Equal(42, Load(SnapshotSelectionCriteria.Latest));
        Assert.True(((byte[])Load(new SnapshotSelectionCriteria(6))!).AsSpan().SequenceEqual(large));
    }

    [Fact]
    public void One_that_cannot_be_serialized_is_answered_with_its_reason()
    {
        Store.Tell(new SaveSnapshot(new SnapshotMetadata("a", 6, Noon), new Version(1, 0)), _probe);

        Assert.Contains("Version", _probe.ExpectMsg<SaveSnapshotFailure>().Cause.Message, StringComparison.Ordinal);
        Assert.Equal("s5", Load(SnapshotSelectionCriteria.Latest));
    }

    protected abstract IActorRef Start(ActorSystem system);

    protected virtual void Dispose(bool disposing)
    {
        _system.Dispose();
        _probe.Dispose();
    }

    private IActorRef Filled()
    {
        _store = Start(_system);
        for (var number = 1; number <= 5; number++) Save(number, $"s{number}");
        return _store;
    }

    private void Save(int number, object state)
    {
        Store.Tell(new SaveSnapshot(new SnapshotMetadata("a", number, Noon.AddMinutes(number)), state), _probe);
        Assert.Equal(number, _probe.ExpectMsg<SaveSnapshotSuccess>().Metadata.SequenceNr);
    }

    private void Delete(SnapshotMetadata metadata)
    {
        Store.Tell(new DeleteSnapshot(metadata), _probe);
        _ = _probe.ExpectMsg<DeleteSnapshotSuccess>();
    }

    private object? Load(SnapshotSelectionCriteria criteria, string id = "a", long to = long.MaxValue)
    {
        Store.Tell(new LoadSnapshot(id, criteria, to), _probe);
        var found = _probe.ExpectMsg<LoadSnapshotResult>().Snapshot;
        if (found is not null) Assert.Equal(Noon.AddMinutes(found.Metadata.SequenceNr), found.Metadata.Timestamp);
        return found?.Snapshot;
    }
}
