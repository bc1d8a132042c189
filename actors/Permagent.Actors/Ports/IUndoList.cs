using Permagent.Protocol.Gate;

namespace Permagent.Actors.Ports;

/// <summary>The undo store as the gateway lists it. Taking back goes through the tool <c>undo</c>.</summary>
public interface IUndoList
{
    /// <summary>What can be undone now, newest first, at most <paramref name="countMax"/>.</summary>
    ImmutableArray<UndoRow> List(int countMax, CancellationToken cancellationToken);
}
