using Permagent.Kernel.Actor;
using Permagent.Protocol.Feed;

namespace Permagent.Node.Wiring;

/// <summary>Wakes readers of the event feed when a row lies behind the position they know. Holds no row.</summary>
internal sealed class FeedBellActor : ReceiveActor
{
    private readonly List<WaitForRow> _waiting = [];
    private long _newest = -1;

    public FeedBellActor()
    {
        Receive<FeedRow>(OnRow);
        Receive<WaitForRow>(OnWait);
    }

    public static Props PropsFor() => Props.Create(() => new FeedBellActor());

    protected override void PreStart() => Context.System.EventStream.Subscribe<FeedRow>(Self);

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void OnRow(FeedRow row)
    {
        _newest = Math.Max(_newest, row.Pos);
        foreach (var wait in _waiting.Where(wait => wait.After < _newest)) wait.ReplyTo.Tell(new RowIsThere(_newest));
        _waiting.RemoveAll(wait => wait.After < _newest);
    }

    private void OnWait(WaitForRow wait)
    {
        if (wait.After < _newest)
        {
            wait.ReplyTo.Tell(new RowIsThere(_newest));
            return;
        }

        // A reader that went away leaves its question; the oldest is let go, it would only have looked once too often.
        if (_waiting.Count == WaitForRow.WaitingMax) _waiting.RemoveAt(0);
        _waiting.Add(wait);
    }
}

/// <summary>Asks to be told once a row lies after a position. Answered by <see cref="RowIsThere"/>.</summary>
internal sealed record WaitForRow(long After, IActorRef ReplyTo)
{
    /// <summary>Most readers that wait at once. Default: 64, more screens than a person has.</summary>
    public const int WaitingMax = 64;
}

/// <summary>There are rows up to this position.</summary>
internal sealed record RowIsThere(long Pos);
