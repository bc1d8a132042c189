using Microsoft.Data.Sqlite;
using Permagent.Actors.Ports;
using Permagent.Ledger;
using Permagent.Ledger.Approvals;
using Permagent.Ledger.Effects;
using Permagent.Protocol.Ledgers;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;
using ApprovalRow = Permagent.Actors.Ports.ApprovalRow;
using EffectEnd = Permagent.Actors.Ports.EffectEnd;
using EffectRow = Permagent.Actors.Ports.EffectRow;

namespace Permagent.Node.Adapters;

/// <summary>The ledger file as the trust actors use it.</summary>
internal sealed class LedgerPort(LedgerFile ledger, Digest policy) : ILedger
{
    private readonly LedgerClosings _closings = new(ledger, policy);

    /// <inheritdoc/>
    public string Origin => ledger.Status.Origin.ToString();

    /// <inheritdoc/>
    public Task<long> AppendAsync(EntryDraft draft, CancellationToken cancellationToken) =>
        TryAsync(async () => await ledger.AppendAsync(draft, cancellationToken));

    /// <inheritdoc/>
    public Task<long> AppendFromSourceAsync(SourcedEntry entry, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            var source = new SourceVersion(entry.Stream, entry.Version, entry.Digest);
            var appended = await LedgerRows.AppendAsync(ledger, source, entry, cancellationToken);
            return appended.Conflict ? throw new SourceConflictException(entry.Stream, entry.Version) : appended.Seq;
        });

    /// <inheritdoc/>
    public Task<long?> FindSourcedAsync(string stream, long version, CancellationToken cancellationToken) =>
        TryAsync(async () => await ledger.FindSourceAsync(stream, version, cancellationToken));

    /// <inheritdoc/>
    public Task<Digest> CommitAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        TryAsync(async () => await ledger.CommitAndKeepAsync(content, cancellationToken));

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadCommittedAsync(Digest commitment, CancellationToken cancellationToken) =>
        TryAsync(async () => await ledger.ReadKeptAsync(commitment, cancellationToken));

    /// <inheritdoc/>
    public Task<Entry?> ReadAsync(long seq, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var bytes = await ledger.ReadBytesAsync(seq, cancellationToken);
        return bytes is { } found ? EntryCodec.Read(found) : null;
    });

    /// <inheritdoc/>
    public Task<long> BeginEffectAsync(EffectIntent intent, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            var facts = new IntentFacts
            {
                Intent = intent.Draft,
                EffectKey = intent.Key,
                ApprovalRequestSeq = intent.Approval,
                RedoOf = intent.RedoOf is null ? null : await UnknownResultAsync(intent, cancellationToken),
            };
            return await ledger.BeginEffectAsync(facts, cancellationToken) switch
            {
                EffectBegun begun => begun.IntentSeq,
                EffectAlreadyDone { Status: null } => throw Refused("running", "The same effect is being carried out."),
                EffectAlreadyDone { Status: Outcomes.Unknown } => throw Refused(
                    "unknown", "Nobody knows whether the same effect happened; it is not repeated."),
                EffectAlreadyDone => throw Refused("done", "The same effect was carried out before."),
                EffectAuthorityUsed => throw Refused("approval-used", "The answer was used for another act."),
                EffectAuthorityExpired => throw Refused("not-approved", "The answer is too old; ask again."),
                EffectNotAllowed no => throw Refused("not-approved", no.Reason),
                var other => throw new InvalidOperationException($"No such start of an effect: {other}."),
            };
        });

    /// <inheritdoc/>
    public Task<long> EndEffectAsync(EffectEnd end, CancellationToken cancellationToken) => TryAsync(async () =>
        (await ledger.EndEffectAsync(end.Intent, end.Draft, end.Undone, cancellationToken)).ResultSeq);

    /// <inheritdoc/>
    public Task<EffectRow?> FindEffectAsync(Digest key, CancellationToken cancellationToken) => TryAsync(async () =>
        await ledger.FindEffectAsync(key, cancellationToken) is { } found ? RowOf(found) : null);

    /// <inheritdoc/>
    public Task<ImmutableArray<EffectRow>> UnknownEffectsAsync(CancellationToken cancellationToken) =>
        TryAsync(async () =>
            (await ledger.UnknownEffectsAsync(cancellationToken)).Select(RowOf).ToImmutableArray());

    /// <inheritdoc/>
    public Task<long> RequestApprovalAsync(ApprovalRequest request, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            var card = Digest.Parse(request.Draft.Data?.GetProperty("card").GetString() ?? "");
            return await ledger.RequestApprovalAsync(
                new ApprovalAsk(request.Draft, request.Deadline, card), cancellationToken);
        });

    /// <inheritdoc/>
    public Task<ApprovalRow> AnswerApprovalAsync(ApprovalAnswer answer, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            if (answer.State == ApprovalState.Expired) await ledger.ExpireApprovalsAsync(cancellationToken);
            else await ReplyAsync(answer, cancellationToken);
            var asks = await ledger.AsksSinceAsync(DateTimeOffset.UnixEpoch, cancellationToken);
            return RowOf(asks.First(ask => ask.Row.RequestSeq == answer.RequestSeq));
        });

    /// <inheritdoc/>
    public Task<ImmutableArray<ApprovalRow>> ApprovalsAsync(
        DateTimeOffset since, CancellationToken cancellationToken) => TryAsync(async () =>
        (await ledger.AsksSinceAsync(since, cancellationToken)).Select(RowOf).ToImmutableArray());

    /// <inheritdoc/>
    public Task<long> CloseTaskAsync(TaskClosing closing, CancellationToken cancellationToken) =>
        TryAsync(() => _closings.CloseAsync(closing, cancellationToken));

    private async Task ReplyAsync(ApprovalAnswer answer, CancellationToken cancellationToken)
    {
        var decision = answer.Draft.Decision!;
        var envelope = decision.Envelope is { } text ? Dsse.Read(Convert.FromBase64String(text)) : null;
        var reply = new ApprovalReply(
            answer.RequestSeq, answer.Draft.Action!.Digest!.Value, OutcomeOf(answer.State), envelope,
            answer.Draft.Actor, decision.Reason);
        if (await ledger.AnswerApprovalAsync(reply, cancellationToken) is ApprovalRefused refused)
        {
            throw new LedgerUnavailableException(
                "ledger-failed", $"The ledger does not take this answer: {refused.Reason}.");
        }
    }

    private async Task<long?> UnknownResultAsync(EffectIntent intent, CancellationToken cancellationToken)
    {
        var earlier = await ledger.FindEffectAsync(intent.Key!.Value, cancellationToken);
        return earlier?.IntentSeq == intent.RedoOf
            ? earlier?.ResultSeq
            : throw Refused("closed", $"Intent {intent.RedoOf} is no longer the last one of this effect.");
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (LedgerFullException full)
        {
            throw new LedgerUnavailableException("ledger-full", full.Message, full);
        }
        catch (LedgerBusyException busy)
        {
            throw new LedgerUnavailableException("ledger-busy", busy.Message, busy);
        }
        catch (LedgerDivergedException diverged)
        {
            throw new LedgerUnavailableException("ledger-diverged", diverged.Message, diverged);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or ObjectDisposedException)
        {
            throw new LedgerUnavailableException(
                "ledger-failed", $"The ledger cannot write: {failure.Message}", failure);
        }
    }

    private static EffectRow RowOf(EffectRecord record) =>
        new(record.Key, record.IntentSeq, record.ResultSeq, record.Status ?? "");

    private static ApprovalRow RowOf(AskRecord ask) => new(
        ask.Row.RequestSeq, ask.Row.Digest, StateOf(ask.Row.State), ask.Row.AnswerSeq, ask.AnsweredAt,
        ask.Row.Deadline, ask.Used);

    private static ApprovalState StateOf(string state) => state switch
    {
        "open" => ApprovalState.Open,
        Outcomes.Allow => ApprovalState.Allowed,
        Outcomes.Deny => ApprovalState.Denied,
        Outcomes.Expired => ApprovalState.Expired,
        Outcomes.Cancelled => ApprovalState.Cancelled,
        _ => throw new InvalidDataException($"An ask in state {state}: the ledger was written by another version."),
    };

    private static string OutcomeOf(ApprovalState state) => state switch
    {
        ApprovalState.Allowed => Outcomes.Allow,
        ApprovalState.Denied => Outcomes.Deny,
        _ => Outcomes.Cancelled,
    };

    private static EffectRefusedException Refused(string reason, string words) => new(reason, words);
}
