using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;
using Permagent.Verify.Entries;

namespace Permagent.Actors.Gate.Calls;

/// <summary>What the ledger still knows of an earlier start: asks, and effects whose end is unknown.</summary>
internal sealed record GateLoad(ImmutableArray<PendingAsk> Asks, ImmutableArray<UnknownEffect> Unknown)
{
    // An ask older than a day is over in every case: no deadline is longer.
    private static readonly TimeSpan AskAgeMax = TimeSpan.FromHours(24);

    /// <summary>Reads it. An entry whose call can no longer be read is left out: it stays as it is.</summary>
    public static async Task<GateLoad> ReadAsync(
        ILedger ledger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asks = ImmutableArray.CreateBuilder<PendingAsk>();
        foreach (var row in await ledger.ApprovalsAsync(now - AskAgeMax, cancellationToken))
        {
            if (await AskAsync(ledger, row, cancellationToken) is { } ask) asks.Add(ask);
        }

        var unknown = ImmutableArray.CreateBuilder<UnknownEffect>();
        foreach (var row in await ledger.UnknownEffectsAsync(cancellationToken))
        {
            if (await EffectAsync(ledger, row, cancellationToken) is { } effect) unknown.Add(effect);
        }

        return new(asks.DrainToImmutable(), unknown.DrainToImmutable());
    }

    /// <summary>The call behind an entry; null when it was erased or is another version's.</summary>
    public static async Task<CallRecord?> CallOfAsync(
        ILedger ledger, Entry entry, CancellationToken cancellationToken)
    {
        if (entry.Action?.ArgsC is not { } callC) return null;
        return await ledger.ReadCommittedAsync(callC, cancellationToken) is { } bytes ? CallJson.ReadCall(bytes) : null;
    }

    private static async Task<PendingAsk?> AskAsync(
        ILedger ledger, ApprovalRow row, CancellationToken cancellationToken)
    {
        var entry = await ledger.ReadAsync(row.RequestSeq, cancellationToken);
        if (entry is null || await CallOfAsync(ledger, entry, cancellationToken) is not { Card: not null } call)
            return null;
        var key = EffectKeys.Of(call.Scope.Attempt.Task.Goal, call.Tool, call.Args, call.Ordinal);
        return new PendingAsk(row, key, call);
    }

    private static async Task<UnknownEffect?> EffectAsync(
        ILedger ledger, EffectRow row, CancellationToken cancellationToken)
    {
        var entry = await ledger.ReadAsync(row.IntentSeq, cancellationToken);
        if (entry is null || await CallOfAsync(ledger, entry, cancellationToken) is not { } call) return null;
        var keeps = entry.Data is { } data && data.TryGetProperty(Drafts.KeepsField, out var first)
            ? first.GetInt64()
            : row.IntentSeq;
        var request = await RequestOfAsync(ledger, entry, cancellationToken);
        return new UnknownEffect(row, call, request, new UndoId(keeps));
    }

    // An intent names the decision that allows it, and that one the request.
    private static async Task<long?> RequestOfAsync(
        ILedger ledger, Entry intent, CancellationToken cancellationToken)
    {
        if (intent.Decision?.ApprovalSeq is not { } decided) return null;
        var decision = await ledger.ReadAsync(decided, cancellationToken);
        return decision?.Refs is { IsEmpty: false } refs ? refs[0] : null;
    }
}
