using Permagent.Ledger.Approvals;
using Permagent.Ledger.Storage;

namespace Permagent.Ledger.Effects;

/// <summary>Intents and results, inside a transaction.</summary>
internal static class EffectWork
{
    public static EffectStart Begin(LedgerTransaction transaction, IntentFacts facts)
    {
        Check(facts);
        var key = KeyOf(facts);
        var known = Find(transaction, key);
        if (facts.RedoOf is { } unknown) return Redo(transaction, facts, known, unknown);
        if (known is not null && StatusOf(transaction, known) is not (Outcomes.Error or Outcomes.None))
        {
            return AlreadyDone(transaction, known);
        }

        if (Refused(transaction, facts, out var decision) is { } no) return no;
        var seq = transaction.Append(WithAuthority(facts, decision, redoOf: null));

        // After a result that changed nothing the same key may act again: its row moves on to the new intent.
        transaction.Db.Run(
            """
            INSERT INTO effect(key, intent_seq) VALUES($1,$2)
            ON CONFLICT(key) DO UPDATE SET intent_seq=excluded.intent_seq, result_seq=NULL
            """,
            key, seq);
        if (Authority(facts) is { } authority)
        {
            transaction.Db.Run(
                "INSERT INTO used(authority, use_no, intent_seq) VALUES($1,$2,$3)",
                authority, UseCount(transaction, authority), seq);
        }

        return new EffectBegun(seq);
    }

    public static EffectEnd End(
        LedgerTransaction transaction, long intentSeq, EntryDraft result, EntryDraft? undone = null)
    {
        var row = transaction.Db.One(
            "SELECT intent_seq, result_seq FROM effect WHERE intent_seq=$1", Map, intentSeq)
            ?? throw new LedgerRefusedException($"No effect is open under intent {intentSeq}.");
        if (row.ResultSeq is { } before) return new EffectEnd(before, Repeated: true);
        var intent = transaction.Read(intentSeq)!;
        var seq = transaction.Append(result with
        {
            Goal = intent.Goal, Task = intent.Task, Attempt = intent.Attempt, Refs = [intentSeq],
            Observed = [.. result.Observed.Union(PlacePaths)],
        });
        transaction.Db.Run("UPDATE effect SET result_seq=$1 WHERE intent_seq=$2", seq, intentSeq);
        if (undone is not null) transaction.Append(undone with { Refs = [.. undone.Refs ?? [], seq] });
        return new EffectEnd(seq, Repeated: false);
    }

    /// <summary>Gives each open intent a result that says nothing is known. Nothing is guessed.</summary>
    public static int CloseOpen(LedgerTransaction transaction)
    {
        var open = transaction.Db.All(
            "SELECT intent_seq, result_seq FROM effect WHERE result_seq IS NULL ORDER BY intent_seq", Map);
        foreach (var row in open)
        {
            var result = new EntryDraft
            {
                Type = EntryTypes.ActionResult,
                Actor = new EntryActor(ActorKinds.System),
                Effect = new EntryEffect(Outcomes.Unknown),
            };
            End(transaction, row.IntentSeq, result.AllObserved());
        }

        return open.Count;
    }

    /// <summary>The first open intent of a task; null = none.</summary>
    public static long? OpenIntentOf(LedgerTransaction transaction, string task) => transaction.Db.One(
        """
        SELECT e.intent_seq FROM effect e JOIN entry n ON n.seq=e.intent_seq
        WHERE e.result_seq IS NULL AND json_extract(CAST(n.body AS TEXT),'$.task')=$1 ORDER BY 1 LIMIT 1
        """,
        row => row.LongOrNull(0),
        task);

    /// <summary>Effects under keys of their own whose last result is unknown, the oldest first.</summary>
    public static ImmutableArray<EffectRecord> Unknown(Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        var rows = connection.All(
            RecordSql + " WHERE json_extract(CAST(r.body AS TEXT),'$.effect.status')=$1 ORDER BY e.intent_seq",
            MapRecord,
            Outcomes.Unknown);
        return [.. rows.Where(row => row.Intent.Action?.Digest is not { } digest || row.Record.Key != OnceKey(digest))
            .Select(row => row.Record)];
    }

    /// <summary>What became of a key; null = it was never begun.</summary>
    public static EffectRecord? Record(Microsoft.Data.Sqlite.SqliteConnection connection, Digest key) =>
        connection.One(RecordSql + " WHERE e.key=$1", MapRecord, key).Record;

    private const string RecordSql = """
        SELECT e.key, e.intent_seq, e.result_seq, json_extract(CAST(r.body AS TEXT),'$.effect.status'), n.body
        FROM effect e JOIN entry n ON n.seq=e.intent_seq LEFT JOIN entry r ON r.seq=e.result_seq
        """;

    private static (EffectRecord Record, Entry Intent) MapRecord(Microsoft.Data.Sqlite.SqliteDataReader row) => (
        new EffectRecord(
            row.Hash(0), row.GetInt64(1), row.LongOrNull(2), row.IsDBNull(3) ? null : row.GetString(3)),
        EntryCodec.Read(row.Bytes(4)));

    // Work inside a tree that can be dropped has no key of its own; the digest holds a nonce, so this one never
    // repeats.
    private static Digest OnceKey(Digest action) =>
        Digest.Of([.. "permagent/effect/once"u8, .. action.ToArray()]);

    private static Digest KeyOf(IntentFacts facts) => facts.EffectKey ?? OnceKey(facts.Intent.Action!.Digest!.Value);

    private static string? StatusOf(LedgerTransaction transaction, EffectRow row) =>
        row.ResultSeq is { } seq ? transaction.Read(seq)?.Effect?.Status : null;

    private static void Check(IntentFacts facts)
    {
        var action = facts.Intent.Action;
        if (facts.Intent.Type != EntryTypes.ActionIntent || action?.Digest is null || action.Tier is null)
        {
            throw new EntryRefusedException("An intent is an action.intent entry whose action has tier and digest.");
        }

        if (facts.ApprovalRequestSeq is not null && facts.Grant is not null)
        {
            throw new EntryRefusedException("An intent is allowed by an answer or by a grant, not by both.");
        }

        var needsApproval = action.Tier is not ("T0" or "T1" or "T2");
        if (needsApproval && facts.ApprovalRequestSeq is null)
        {
            throw new EntryRefusedException($"An intent of tier {action.Tier} needs an approval.");
        }

        if (action.Tier == "T2" && facts.ApprovalRequestSeq is null && facts.Grant is null)
        {
            throw new EntryRefusedException("An intent of tier T2 needs an approval or a grant.");
        }
    }

    private static EffectStart Redo(LedgerTransaction transaction, IntentFacts facts, EffectRow? known, long unknown)
    {
        if (known?.ResultSeq != unknown) return new EffectNotAllowed($"{unknown} is not the last result of this key");
        if (transaction.Read(unknown)?.Effect?.Status != Outcomes.Unknown)
        {
            return new EffectNotAllowed($"result {unknown} is known; only an unknown one is repeated");
        }

        var earlier = transaction.Read(known.IntentSeq)!;
        if (earlier.Action?.Digest != facts.Intent.Action?.Digest) return new EffectNotAllowed("another digest");
        long? decision = null;
        if (facts.ApprovalRequestSeq is { } request)
        {
            decision = ApprovalWork.Find(transaction, request)?.AnswerSeq;
        }

        if (decision != earlier.Decision?.ApprovalSeq || facts.Grant?.Id != earlier.Decision?.Grant)
        {
            return new EffectNotAllowed("another approval than that of the first time");
        }

        var seq = transaction.Append(WithAuthority(facts, decision, unknown));
        transaction.Db.Run(
            "UPDATE effect SET intent_seq=$1, result_seq=NULL WHERE key=$2 AND intent_seq=$3",
            seq, KeyOf(facts), known.IntentSeq);
        return new EffectBegun(seq);
    }

    private static EffectStart? Refused(LedgerTransaction transaction, IntentFacts facts, out long? decision)
    {
        decision = null;
        if (facts.Grant is { } grant)
        {
            return UseCount(transaction, Authority(facts)!) < grant.UsesMax ? null : new EffectAuthorityUsed(null);
        }

        if (facts.ApprovalRequestSeq is not { } request) return null;
        if (UsedBy(transaction, Authority(facts)!) is { } user) return new EffectAuthorityUsed(user);
        var refusal = ApprovalWork.WhyNot(transaction, request, facts.Intent.Action!);
        if (refusal is null) decision = ApprovalWork.Find(transaction, request)!.AnswerSeq;
        return refusal;
    }

    private static EntryDraft WithAuthority(IntentFacts facts, long? decisionSeq, long? redoOf)
    {
        var decision = (facts.Intent.Decision ?? new EntryDecision(Outcomes.Allow)) with
        {
            ApprovalSeq = decisionSeq, Grant = facts.Grant?.Id,
        };
        long?[] refs = [decisionSeq, redoOf];
        var given = refs.Where(seq => seq is not null).Select(seq => seq!.Value).ToImmutableArray();
        return facts.Intent with
        {
            Decision = decision,
            Refs = given.IsEmpty ? facts.Intent.Refs : [.. (facts.Intent.Refs ?? []).Union(given)],
            Observed = [.. facts.Intent.Observed.Union(DecisionPaths)],
        };
    }

    private static readonly string[] PlacePaths = ["goal", "task", "attempt"];

    private static readonly string[] DecisionPaths = ["decision.outcome", "decision.approval_seq", "decision.grant"];

    private static string? Authority(IntentFacts facts) =>
        facts.ApprovalRequestSeq is { } request ? $"approval:{request}"
        : facts.Grant is { } grant ? $"grant:{grant.Id}" : null;

    private static long UseCount(LedgerTransaction transaction, string authority) =>
        transaction.Db.One("SELECT count(*) FROM used WHERE authority=$1", row => row.GetInt64(0), authority);

    private static long? UsedBy(LedgerTransaction transaction, string authority) => transaction.Db.One(
        "SELECT intent_seq FROM used WHERE authority=$1", row => row.LongOrNull(0), authority);

    private static EffectRow? Find(LedgerTransaction transaction, Digest key) =>
        transaction.Db.One("SELECT intent_seq, result_seq FROM effect WHERE key=$1", Map, key);

    private static EffectAlreadyDone AlreadyDone(LedgerTransaction transaction, EffectRow row)
    {
        return new EffectAlreadyDone(row.IntentSeq, row.ResultSeq, StatusOf(transaction, row));
    }

    private static EffectRow Map(Microsoft.Data.Sqlite.SqliteDataReader row) => new(row.GetInt64(0), row.LongOrNull(1));

    private sealed record EffectRow(long IntentSeq, long? ResultSeq);
}
