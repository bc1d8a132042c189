using Permagent.Kernel.Persistence;

namespace Permagent.Bench.Journal;

/// <summary>Persists its part of each batch, the next when the last is durable.</summary>
internal sealed class WritingActor : ReceivePersistentActor
{
    private readonly Shape _shape;
    private int _stored;

    public WritingActor(string id, Shape shape)
    {
        (PersistenceId, _shape) = (id, shape);
        Command<WritingWork>(Write);
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    private void Write(WritingWork work) => PersistAll(
        Enumerable.Range(0, _shape.EventsOfWrite).Select(_ => new byte[Shape.PayloadBytes]),
        _ =>
        {
            if (++_stored % _shape.EventsOfWrite != 0) return;
            if (work.Batches > 1) Write(work with { Batches = work.Batches - 1 });
            else work.Done.SetResult();
        });
}
