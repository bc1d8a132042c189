#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Kernel.Simulation;

/// <summary>What the simulation knows of one cell beside the cell itself: a model that the cell must agree
/// with.</summary>
internal sealed class CellRecord(ActorCell cell)
{
    private readonly List<object> _mailbox = [];
    private int _first;

    internal ActorCell Cell { get; } = cell;

    /// <summary>The path without uid, for the trace.</summary>
    internal string PathText { get; } = cell.SelfRef.Path.ToStringWithoutAddress();

    /// <summary>True for actors of the product: faults are injected into these alone.</summary>
    internal bool IsUser { get; } = cell.SelfRef.Path.Elements is ["user", _, ..];

    internal bool IsGuardian { get; } = cell.SelfRef.Path.Elements.Count == 1;

    /// <summary>True while the cell waits for its turn.</summary>
    internal bool IsQueued { get; set; }

    internal bool HasEnded { get; set; }

    internal int LiveChildren { get; set; }

    internal int SystemWaiting { get; set; }

    /// <summary>The instance between its first hook and its last one.</summary>
    internal ActorBase Instance { get; set; }

    /// <summary>Subjects whose end has not been told.</summary>
    internal List<IActorRef> Watching { get; } = [];

    /// <summary>The number of the last event that the instance has applied; 0 for none.</summary>
    internal long LastNumber { get; set; }

    /// <summary>User messages that wait.</summary>
    internal int Waiting => _mailbox.Count - _first;

    internal void Append(object message) => _mailbox.Add(message);

    internal void Prepend(IReadOnlyList<Envelope> envelopes) =>
        _mailbox.InsertRange(_first, envelopes.Select(envelope => envelope.Message));

    /// <summary>Takes the first message out; false when it is another one.</summary>
    internal bool TryTake(object message)
    {
        // A mailbox of its own kind has its own order: then the message must only be among those that wait.
        int at = string.IsNullOrEmpty(Cell.Props.Mailbox) ? _first : _mailbox.IndexOf(message, _first);
        if (at < 0 || at >= _mailbox.Count || !ReferenceEquals(_mailbox[at], message))
        {
            return false;
        }

        if (at > _first)
        {
            _mailbox.RemoveAt(at);
            return true;
        }

        _mailbox[_first++] = null;
        if (_first == _mailbox.Count)
        {
            _mailbox.Clear();
            _first = 0;
        }

        return true;
    }

    internal void Clear()
    {
        _mailbox.Clear();
        _first = 0;
        Watching.Clear();
        Instance = null;
    }
}
