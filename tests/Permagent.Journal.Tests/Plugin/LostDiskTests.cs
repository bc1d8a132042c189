using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Pattern;
using Permagent.Testing;
using Permagent.Testing.Persistence;

namespace Permagent.Journal.Tests.Plugin;

public sealed class LostDiskTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_opens_the_breaker_at_once()
    {
        using var file = JournalFile.Open(_folder.Options with { FileBytesMax = 1 << 20 });
        await using var system = KernelSystem.Create("test", new ActorSystemOptions
        {
            TimeProvider = TimeProvider.System,
            Seed = 1,
            EventSerializer = new SpecSerializer(),
            Journal = _ => SqliteJournal.PropsFor(file),
            SnapshotStore = _ => SqliteSnapshotStore.PropsFor(file),
        });
        using var probe = new Probe(system);
        var large = probe.Watch(system.ActorOf(Recovering.PropsFor("a", probe)));
        Assert.Equal("a is up", probe.ExpectMsg<string>());
        large.Tell(new string('x', 2 << 20));
        probe.ExpectTerminated(large);

        _ = system.ActorOf(Recovering.PropsFor("b", probe));

        _ = probe.ExpectMsg<OpenCircuitException>();
    }
}
