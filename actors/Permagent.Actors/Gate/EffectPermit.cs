using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Gate;

/// <summary>The right to one effect, minted by the gateway after the intent is durable. Bound to attempt, fence and
/// action digest; spent once.</summary>
public sealed class EffectPermit
{
    private int _spent;

    internal EffectPermit(ToolCall call, ActionPlan plan, string digest, UndoId undo) =>
        (Call, Plan, Digest, Undo) = (call, plan, digest, undo);

    /// <summary>The call to carry out.</summary>
    public ToolCall Call { get; }

    /// <summary>What was planned and, where asked, approved.</summary>
    public ActionPlan Plan { get; }

    /// <summary>Hex action digest.</summary>
    public string Digest { get; }

    /// <summary>Name under which the originals are kept for undo.</summary>
    public UndoId Undo { get; }

    /// <summary>True once the tool began to change something.</summary>
    internal bool IsSpent => Volatile.Read(ref _spent) != 0;

    /// <summary>Marks the permit as used. Any thread may call it; the first wins.</summary>
    /// <exception cref="InvalidOperationException">It was spent before.</exception>
    public void Spend()
    {
        if (Interlocked.Exchange(ref _spent, 1) != 0)
            throw new InvalidOperationException($"The permit for {Digest} was spent before. One permit, one effect.");
    }
}
