using Permagent.Kernel.Actor;

namespace Permagent.Bench.Questions;

/// <summary>Counts messages and says when all have come.</summary>
internal sealed class Counter(int wanted, TaskCompletionSource done) : UntypedActor
{
    private int _count;

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (++_count == wanted) done.SetResult();
    }
}
