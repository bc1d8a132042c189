using System.Collections.Immutable;
using System.Security.Cryptography;
using Permagent.Actors.Ports;
using Permagent.Protocol.Ledgers;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Tests.Fakes;

/// <summary>The ledger's rules in memory, by the contract of the port. What is in it survives <see cref="Reopen"/>, as
/// what is committed survives a crash.</summary>
internal sealed class MemoryLedger(string origin, TimeProvider clock) : ILedger
{
    private readonly Dictionary<Digest, byte[]> _kept = [];
    private readonly Dictionary<Digest, (long Intent, long? Result)> _effects = [];
    private readonly Dictionary<long, ApprovalRow> _approvals = [];
    private readonly Dictionary<(string, long), (Digest Digest, long Seq)> _sources = [];
    private readonly Dictionary<string, long> _receipts = [];

    public string Origin => origin;

    public List<Entry> Entries { get; } = [];

    /// <summary>Not null: every write fails like this.</summary>
    public string? Fault { get; set; }

    /// <summary>Not null: closing a task fails like this.</summary>
    public string? CloseFault { get; set; }

    public IEnumerable<Entry> Of(string type) => Entries.Where(entry => entry.Type == type);

    public Task<long> AppendAsync(EntryDraft draft, CancellationToken cancellationToken) =>
        Do(() => Append(draft), cancellationToken);

    public Task<long> AppendFromSourceAsync(SourcedEntry entry, CancellationToken cancellationToken) => Do(
        () =>
        {
            if (_sources.TryGetValue((entry.Stream, entry.Version), out var known))
            {
                return known.Digest == entry.Digest
                    ? known.Seq
                    : throw new SourceConflictException(entry.Stream, entry.Version);
            }

            var seq = Append(entry.Draft);
            _sources[(entry.Stream, entry.Version)] = (entry.Digest, seq);
            return seq;
        },
        cancellationToken);

    public Task<long?> FindSourcedAsync(string stream, long version, CancellationToken cancellationToken) =>
        Task.FromResult(_sources.TryGetValue((stream, version), out var known) ? known.Seq : (long?)null);

    public Task<Digest> CommitAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Do(
        () =>
        {
            var salt = RandomNumberGenerator.GetBytes(Commitment.SaltLength);
            var commitment = Commitment.Of(salt, content.Span);
            _kept[commitment] = content.ToArray();
            return commitment;
        },
        cancellationToken);

    public Task<ReadOnlyMemory<byte>?> ReadCommittedAsync(Digest commitment, CancellationToken cancellationToken) =>
        Task.FromResult(_kept.TryGetValue(commitment, out var bytes) ? (ReadOnlyMemory<byte>?)bytes : null);

    public Task<Entry?> ReadAsync(long seq, CancellationToken cancellationToken) =>
        Task.FromResult(seq >= 0 && seq < Entries.Count ? Entries[(int)seq] : null);

    public Task<long> BeginEffectAsync(EffectIntent intent, CancellationToken cancellationToken) => Do(
        () =>
        {
            var key = intent.Key ?? intent.Draft.Action!.Digest!.Value;
            var known = _effects.TryGetValue(key, out var row) ? row : ((long Intent, long? Result)?)null;
            var decision = intent.Approval is { } request ? _approvals[request] : null;
            if (intent.RedoOf is { } redo) return Redo(intent, key, redo, decision);
            if (known is { } old && StatusOf(old.Result) is not ("error" or "none"))
                throw new EffectRefusedException(old.Result is null ? "running" : "done", "The key is taken.");
            if (intent.Draft.Action!.Tier is "T2" or "T3" && decision is null)
                throw new EffectRefusedException("not-approved", "This tier needs an answer.");
            if (decision is { State: not ApprovalState.Allowed } || decision?.Digest is { } d && d != DigestOf(intent))
                throw new EffectRefusedException("not-approved", "Not allowed.");
            if (decision is { Used: true })
                throw new EffectRefusedException("approval-used", "One answer, one effect.");
            var seq = Append(WithDecision(intent.Draft, decision, null));
            _effects[key] = (seq, null);
            if (decision is not null) _approvals[decision.RequestSeq] = decision with { Used = true };
            return seq;
        },
        cancellationToken);

    public Task<long> EndEffectAsync(EffectEnd end, CancellationToken cancellationToken) => Do(
        () =>
        {
            var (key, row) = _effects.First(effect => effect.Value.Intent == end.Intent);
            if (row.Result is { } before) return before;
            var seq = Append(end.Draft);
            _effects[key] = (end.Intent, seq);
            if (end.Undone is { } undone) Append(undone with { Refs = [.. undone.Refs ?? [], seq] });
            return seq;
        },
        cancellationToken);

    public Task<EffectRow?> FindEffectAsync(Digest key, CancellationToken cancellationToken) =>
        Task.FromResult(_effects.TryGetValue(key, out var row) ? RowOf(key, row) : null);

    public Task<ImmutableArray<EffectRow>> UnknownEffectsAsync(CancellationToken cancellationToken) => Task.FromResult(
        _effects.Where(effect => StatusOf(effect.Value.Result) == "unknown")
            .Where(effect => Entries[(int)effect.Value.Intent].Action!.Digest != effect.Key)
            .OrderBy(effect => effect.Value.Intent).Select(effect => RowOf(effect.Key, effect.Value))
            .ToImmutableArray());

    public Task<long> RequestApprovalAsync(ApprovalRequest request, CancellationToken cancellationToken) => Do(
        () =>
        {
            var seq = Append(request.Draft);
            _approvals[seq] = new(seq, request.Digest, ApprovalState.Open, null, null, request.Deadline, false);
            return seq;
        },
        cancellationToken);

    public Task<ApprovalRow> AnswerApprovalAsync(ApprovalAnswer answer, CancellationToken cancellationToken) => Do(
        () =>
        {
            var row = _approvals[answer.RequestSeq];
            if (row.State != ApprovalState.Open) return row;
            if (answer.State == ApprovalState.Expired && clock.GetUtcNow() <= row.Deadline) return row;
            var seq = Append(answer.Draft);
            return _approvals[answer.RequestSeq] = row with
            {
                State = answer.State, AnswerSeq = seq, AnsweredAt = clock.GetUtcNow(),
            };
        },
        cancellationToken);

    public Task<ImmutableArray<ApprovalRow>> ApprovalsAsync(
        DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(
        _approvals.Values.OrderBy(row => row.RequestSeq).ToImmutableArray());

    public Task<long> CloseTaskAsync(TaskClosing closing, CancellationToken cancellationToken) => Do(
        () =>
        {
            if (CloseFault is { } fault) throw new CloseRefusedException(fault);
            if (_receipts.TryGetValue(closing.Task.ToString(), out var before)) return before;
            return _receipts[closing.Task.ToString()] = Append(
                new EntryDraft { Type = EntryTypes.Receipt, Actor = new(ActorKinds.System) }.AllObserved());
        },
        cancellationToken);

    /// <summary>What a start finds after a crash: open intents get a result that says unknown.</summary>
    public void Reopen()
    {
        Fault = null;
        foreach (var (key, row) in _effects.Where(effect => effect.Value.Result is null).ToArray())
        {
            var draft = new EntryDraft
            {
                Type = EntryTypes.ActionResult, Actor = new(ActorKinds.System), Effect = new("unknown"),
                Refs = [row.Intent],
            };
            _effects[key] = (row.Intent, Append(draft.AllObserved()));
        }
    }

    private long Redo(EffectIntent intent, Digest key, long redo, ApprovalRow? decision)
    {
        var (first, result) = _effects[key];
        if (first != redo || StatusOf(result) != "unknown")
            throw new EffectRefusedException("done", "Only an unknown result is followed by a redo.");
        if (Entries[(int)first].Action!.Digest != DigestOf(intent))
            throw new EffectRefusedException("not-approved", "Another digest.");
        var seq = Append(WithDecision(intent.Draft, decision, result));
        _effects[key] = (seq, null);
        return seq;
    }

    private static EntryDraft WithDecision(EntryDraft draft, ApprovalRow? decision, long? unknown)
    {
        long?[] refs = [decision?.AnswerSeq, unknown];
        var allowed = draft with
        {
            Decision = draft.Decision! with { ApprovalSeq = decision?.AnswerSeq },
            Refs = refs.Any(seq => seq is not null) ? [.. refs.OfType<long>()] : null,
        };
        return allowed.AllObserved();
    }

    private static Digest DigestOf(EffectIntent intent) => intent.Draft.Action!.Digest!.Value;

    private EffectRow RowOf(Digest key, (long Intent, long? Result) row) =>
        new(key, row.Intent, row.Result, StatusOf(row.Result) ?? "");

    private string? StatusOf(long? result) => result is { } seq ? Entries[(int)seq].Effect!.Status : null;

    private long Append(EntryDraft draft)
    {
        EntryCodec.Check(draft);
        var place = new EntryPlace(LogOrigin.Parse(origin), Entries.Count, clock.GetUtcNow(), "boot", 0, null);
        var entry = Entry.Seal(draft, place);
        Entries.Add(EntryCodec.Read(EntryCodec.Write(entry)));
        return entry.Seq;
    }

    private Task<T> Do<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Fault is { } fault
            ? Task.FromException<T>(new LedgerUnavailableException(fault, "The ledger does not write."))
            : Run(work);
    }

    private static Task<T> Run<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Task.FromException<T>(failure);
        }
    }
}
