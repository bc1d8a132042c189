#nullable disable
using System.Collections;

namespace Permagent.Kernel.Actor;

/// <summary>The children as a strategy sees them; walked only if the strategy does.</summary>
internal sealed class ChildStatsView(ActorCell parent) : IReadOnlyCollection<ChildRestartStats>
{
    private ActorCell[] _children;

    public int Count => Children.Length;

    private ActorCell[] Children => _children ??= parent.ChildCells();

    public IEnumerator<ChildRestartStats> GetEnumerator() =>
        Children.Select(child => child.RestartStats).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
