#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>The behaviours of one instance above its first one, which never comes off.</summary>
internal struct BehaviourStack
{
    private Receive _top;

    /// <summary>What the top one covers; made only when two are stacked.</summary>
    private Stack<Receive> _covered;

    /// <summary>The present behaviour; null = the instance's first one.</summary>
    internal readonly Receive Top => _top;

    internal void Replace(Receive behaviour) => _top = behaviour;

    internal void Push(Receive behaviour)
    {
        if (_top is not null)
        {
            (_covered ??= new Stack<Receive>()).Push(_top);
        }

        _top = behaviour;
    }

    internal void Pop() => _top = _covered is { Count: > 0 } ? _covered.Pop() : null;

    internal void Clear() => this = default;
}
