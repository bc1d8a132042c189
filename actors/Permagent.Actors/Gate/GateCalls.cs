using Permagent.Actors.Gate.Calls;

namespace Permagent.Actors.Gate;

/// <summary>Which calls run and which wait for a place. A place is free again when its child is gone, since only then
/// its name is.</summary>
internal sealed class GateCalls(int runningMax, int waitingMax, int callersMax)
{
    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);
    private readonly LinkedList<(GateJob Job, Caller? Caller)> _waiting = [];

    /// <summary>Takes a job: it may run now, joins the same call, waits, or finds no room.</summary>
    public Admission Admit(GateJob job, Caller? caller)
    {
        if (_running.TryGetValue(job.Slot, out var same) && !same.Over)
        {
            if (caller is null || same.Callers.Contains(caller)) return Admission.Joined;
            if (same.Callers.Count >= callersMax) return Admission.Full;
            same.Callers.Add(caller);
            return Admission.Joined;
        }

        if (same is null && _running.Count < runningMax)
        {
            _running[job.Slot] = new(caller);
            return Admission.Run;
        }

        if (_waiting.Count >= waitingMax) return Admission.Full;
        _waiting.AddLast((job, caller));
        return Admission.Waits;
    }

    /// <summary>The run is over; who waits for its answer.</summary>
    public ImmutableArray<Caller> Over(string slot)
    {
        if (!_running.TryGetValue(slot, out var run) || run.Over) return [];
        run.Over = true;
        return [.. run.Callers];
    }

    /// <summary>The child is gone; callers that never got an answer.</summary>
    public ImmutableArray<Caller> Gone(string slot)
    {
        var left = Over(slot);
        _running.Remove(slot);
        return left;
    }

    /// <summary>The oldest waiting job that has a place now, as if it came now; null when there is none.</summary>
    public (GateJob Job, Caller? Caller)? Next()
    {
        for (var node = _waiting.First; node is not null && _running.Count < runningMax; node = node.Next)
        {
            if (_running.TryGetValue(node.Value.Job.Slot, out var same) && same.Over) continue;
            _waiting.Remove(node);
            return node.Value;
        }

        return null;
    }

    private sealed class Running(Caller? first)
    {
        public List<Caller> Callers { get; } = first is null ? [] : [first];

        public bool Over { get; set; }
    }
}

/// <summary>Who hears how a call ends.</summary>
/// <param name="Id">The caller's name for it.</param>
/// <param name="ReplyTo">The caller.</param>
internal sealed record Caller(Protocol.Gate.ToolCallId Id, IActorRef ReplyTo);

/// <summary>What becomes of a job that comes.</summary>
internal enum Admission
{
    /// <summary>Start it.</summary>
    Run,

    /// <summary>The same call runs; its answer goes to this caller too.</summary>
    Joined,

    /// <summary>It waits for a place.</summary>
    Waits,

    /// <summary>No room.</summary>
    Full,
}
