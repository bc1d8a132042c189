using Permagent.Journal;
using Permagent.Journal.Plugin;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;

namespace Permagent.Bench.Journal;

/// <summary>The whole way: persistent actors, the journal's actor, the file. One actor a stream.</summary>
internal sealed class ActorsSide : ISide
{
    private readonly JournalFile _journal;
    private readonly ActorSystem _system;
    private readonly List<IActorRef> _actors;

    public ActorsSide(JournalFile journal, Shape shape, TimeProvider clock)
    {
        _journal = journal;
        _system = SystemOn(journal, clock);
        _actors = [.. Enumerable.Range(1, shape.Streams).Select(
            stream => _system.ActorOf(Props.Create(() => new WritingActor($"stream-{stream}", shape))))];
    }

    public static ActorSystem SystemOn(JournalFile journal, TimeProvider clock) => KernelSystem.Create("bench", new()
    {
        TimeProvider = clock,
        Seed = 1,
        EventSerializer = new BytesSerializer(),
        Journal = _ => SqliteJournal.PropsFor(journal),
        SnapshotStore = _ => SqliteSnapshotStore.PropsFor(journal),
    });

    public Task WriteAsync(int first, int count) => Task.WhenAll(_actors.Select(actor =>
    {
        var work = new WritingWork(count, new(TaskCreationOptions.RunContinuationsAsynchronously));
        actor.Tell(work);
        return work.Done.Task;
    }));

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _journal.DisposeAsync();
    }
}
