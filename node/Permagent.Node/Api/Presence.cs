namespace Permagent.Node.Api;

/// <summary>Counts the calls that are open, so that an ephemeral node knows when its last client has left.</summary>
internal sealed class Presence(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock = clock;
    private int _inside;
    private DateTimeOffset _lastSeen = clock.GetUtcNow();

    /// <summary>How long nobody has called; zero while a call is open.</summary>
    public TimeSpan Idle
    {
        get
        {
            lock (_gate) return _inside > 0 ? TimeSpan.Zero : _clock.GetUtcNow() - _lastSeen;
        }
    }

    /// <summary>Marks a call as open until it is disposed.</summary>
    public IDisposable Enter()
    {
        lock (_gate) _inside++;
        return new Visit(this);
    }

    private sealed class Visit(Presence presence) : IDisposable
    {
        public void Dispose()
        {
            lock (presence._gate)
            {
                presence._inside--;
                presence._lastSeen = presence._clock.GetUtcNow();
            }
        }
    }
}
