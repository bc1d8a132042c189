using Permagent.Kernel.Persistence;

namespace Permagent.Bench.Journal;

/// <summary>Persists its part of a batch for each message, and says when it is durable.</summary>
internal sealed class WritingActor : ReceivePersistentActor
{
    private int _stored;

    public WritingActor(string id, Shape shape)
    {
        PersistenceId = id;
        Command<TaskCompletionSource>(done => PersistAll(
            Enumerable.Range(0, shape.EventsOfWrite).Select(_ => new byte[Shape.PayloadBytes]),
            _ =>
            {
                if (++_stored % shape.EventsOfWrite == 0) done.SetResult();
            }));
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }
}
