using Permagent.Journal.Errors;
using Permagent.Journal.Plugin;
using Permagent.Journal.Snapshots;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Testing;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

public sealed class DamagedRecoveryTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UPDATE event SET payload = x'00' WHERE stream = 1 AND seq = 3")]
    [InlineData("DELETE FROM event WHERE stream = 1 AND seq = 3")]
    public async Task A_damaged_event_fails_the_recovery_of_its_actor_and_of_no_other(string damage)
    {
        await FillAsync();
        _folder.Alter(damage);
        using var file = _folder.Open(WriterMode.Thread);
        await using var system = SystemOn(file);
        using var probe = new Probe(system);

        var hurt = probe.Watch(system.ActorOf(Recovering.PropsFor("a", probe)));
        var failure = probe.ExpectMsg<JournalCorruptException>();
        probe.ExpectTerminated(hurt);
        var sound = system.ActorOf(Recovering.PropsFor("b", probe));

        Assert.Equal(("a", 3L, _folder.File), (failure.PersistenceId, failure.SequenceNr, failure.Path));
        Assert.Equal("b 1", probe.ExpectMsg<string>());
        Assert.Equal("b is up", probe.ExpectMsg<string>());
        sound.Tell("2");
        Assert.Equal("b stored 2", probe.ExpectMsg<string>());
    }

    [Fact]
    public async Task A_damaged_snapshot_gives_way_to_an_older_one()
    {
        await FillAsync(snapshots: [2, 4]);
        _folder.Alter("UPDATE snapshot SET payload = x'00' WHERE seq = 4");
        using var file = _folder.Open(WriterMode.Thread);
        await using var system = SystemOn(file);
        using var probe = new Probe(system);

        _ = system.ActorOf(Recovering.PropsFor("a", probe));

        foreach (var expected in new[] { "a from 2", "a 3", "a 4", "a is up" })
            Assert.Equal(expected, probe.ExpectMsg<string>());
    }

    [Fact]
    public async Task Two_actors_with_one_id_do_not_both_write()
    {
        await FillAsync();
        using var file = _folder.Open(WriterMode.Thread);
        await using var system = SystemOn(file);
        using var probe = new Probe(system);
        var first = system.ActorOf(Recovering.PropsFor("b", probe));
        var second = probe.Watch(system.ActorOf(Recovering.PropsFor("b", probe)));
        for (var messages = 0; messages < 4; messages++) _ = probe.ExpectMsg<string>();

        first.Tell("2");
        Assert.Equal("b stored 2", probe.ExpectMsg<string>());
        second.Tell("2 again");

        probe.ExpectTerminated(second);
        Assert.Equal(["1", "2"], file.Texts("b"));
    }

    private static ActorSystem SystemOn(JournalFile file) => KernelSystem.Create("test", new ActorSystemOptions
    {
        TimeProvider = TimeProvider.System,
        Seed = 1,
        EventSerializer = new SpecSerializer(),
        Journal = _ => SqliteJournal.PropsFor(file),
        SnapshotStore = _ => SqliteSnapshotStore.PropsFor(file),
    });

    private async Task FillAsync(params int[] snapshots)
    {
        using var journal = _folder.Open();
        foreach (var (id, count) in new[] { ("a", 4), ("b", 1) })
        {
            var events = Enumerable.Range(1, count)
                .Select(number => JournalFolder.Event(number, $"{number}") with { Serializer = 3 });
            _ = await journal.AppendAsync(new(id, [.. events]));
        }

        foreach (var number in snapshots)
        {
            await journal.SaveSnapshotAsync(
                new StoredSnapshot("a", number, number, 3, "text", "x"u8.ToArray()), CancellationToken.None);
        }
    }
}
