using System.Text;
using Permagent.Actors.Gate.Calls;
using Permagent.Actors.Ports;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate;

/// <summary>Who is heard, and which asks there are. Pure bookkeeping.</summary>
internal sealed class GateState(GateOptions options)
{
    private readonly Dictionary<AttemptId, AttemptScope> _scopes = [];
    private readonly SortedDictionary<long, PendingAsk> _asks = [];

    /// <summary>Asks that wait for a person, oldest first.</summary>
    public ImmutableArray<PendingAsk> OpenAsks =>
        [.. _asks.Values.Where(ask => ask.Row.State == ApprovalState.Open)];

    /// <summary>True while one more ask may be made.</summary>
    public bool HasRoomForAsk => OpenAsks.Length < options.AsksMax;

    /// <summary>Hears an attempt from now on; null, or why not.</summary>
    public string? Enrol(AttemptScope scope)
    {
        if (_scopes.TryGetValue(scope.Attempt, out var old))
        {
            if (old.Fence > scope.Fence) return "old-fence";
        }
        else if (_scopes.Count >= options.AttemptsMax)
        {
            return "busy";
        }

        _scopes[scope.Attempt] = scope;
        return null;
    }

    /// <summary>Hears an attempt no more; its open asks.</summary>
    public ImmutableArray<PendingAsk> Discharge(AttemptId attempt)
    {
        _scopes.Remove(attempt);
        return [.. OpenAsks.Where(ask => ask.Call.Scope.Attempt == attempt)];
    }

    /// <summary>The capability of an attempt, or null.</summary>
    public AttemptScope? ScopeOf(AttemptId attempt) => _scopes.GetValueOrDefault(attempt);

    /// <summary>Why a call is not heard, or null.</summary>
    public string? Refusal(CallTool call, bool known)
    {
        if (ScopeOf(call.Attempt) is not { } scope) return "no-capability";
        if (call.Fence < scope.Fence) return "old-fence";
        if (call.Fence > scope.Fence) return "no-capability";
        if (!known || !scope.Tools.Contains(call.Tool, StringComparer.Ordinal)) return "no-capability";
        return call.Ordinal < 0 || !GoodArgs(call) ? "bad-args" : null;
    }

    /// <summary>The newest ask that this attempt made for this effect, or null.</summary>
    public PendingAsk? FindAsk(AttemptId attempt, Digest key) => _asks.Values.LastOrDefault(
        ask => ask.Key == key && ask.Call.NamesTask && ask.Call.Scope.Attempt == attempt && !ask.Row.Used);

    /// <summary>An ask by its name, or null.</summary>
    public PendingAsk? Ask(AskId id) => _asks.GetValueOrDefault(id.RequestSeq);

    /// <summary>Keeps an ask, in place of what was known of it.</summary>
    public void Keep(PendingAsk ask) => _asks[ask.Row.RequestSeq] = ask;

    /// <summary>Forgets an ask.</summary>
    public void Forget(AskId id) => _asks.Remove(id.RequestSeq);

    /// <summary>Forgets answered asks of attempts that are over, and those past a day.</summary>
    public void Tidy(DateTimeOffset now)
    {
        var over = _asks.Values
            .Where(ask => ask.Row.State != ApprovalState.Open && now > ask.Row.Deadline + options.QueuedTimeMax)
            .Select(ask => ask.Row.RequestSeq).ToArray();
        foreach (var seq in over) _asks.Remove(seq);
    }

    private bool GoodArgs(CallTool call) =>
        call.Args.ValueKind == System.Text.Json.JsonValueKind.Object
        && Encoding.UTF8.GetByteCount(call.Args.GetRawText()) <= options.ArgsBytesMax;
}
