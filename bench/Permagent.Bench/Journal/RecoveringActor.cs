using Permagent.Kernel.Persistence;

namespace Permagent.Bench.Journal;

/// <summary>Counts what it recovers.</summary>
internal sealed class RecoveringActor : ReceivePersistentActor
{
    private int _count;

    public RecoveringActor(string id, TaskCompletionSource<int> done)
    {
        PersistenceId = id;
        Recover<byte[]>(_ => _count++);
        Recover<RecoveryCompleted>(_ => done.SetResult(_count));
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }
}
