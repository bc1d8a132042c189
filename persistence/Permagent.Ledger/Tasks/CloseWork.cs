using Permagent.Ledger.Approvals;
using Permagent.Ledger.Effects;
using Permagent.Ledger.Storage;
using Permagent.Verify.Checks;
using Permagent.Verify.Statements;

namespace Permagent.Ledger.Tasks;

/// <summary>Closes a task: builds its receipt from facts and rows, signs it, and writes it with both entries.</summary>
internal static class CloseWork
{
    public static TaskReceiptRow? Find(Microsoft.Data.Sqlite.SqliteConnection connection, string task) =>
        connection.One(
            "SELECT seq, envelope FROM receipt WHERE task=$1",
            row => new TaskReceiptRow(task, row.GetInt64(0), row.Bytes(1)),
            task);

    public static TaskReceiptRow Close(
        LedgerTransaction transaction, TaskClosing closing, ImmutableArray<StatementSubject> subjects)
    {
        if (Find(transaction.Db, closing.Task) is { } before) return before;
        RefuseOpen(transaction, closing.Task);
        var receipt = Build(transaction, closing);
        Refuse([.. ReceiptRules.Problems(receipt), .. UnrecordedChecks(transaction, closing)]);
        var statement = new Statement<TaskReceipt>(
            PredicateTypes.Statement, subjects, PredicateTypes.TaskReceipt, receipt);
        var signed = StatementCodec.Sign(statement, transaction.Context.Signer);
        var envelope = Dsse.Write(signed);
        if (envelope.Length > Dsse.EnvelopeBytesMax)
        {
            throw new LedgerRefusedException($"A receipt of {envelope.Length} bytes; at most {Dsse.EnvelopeBytesMax}.");
        }

        var seq = transaction.Append(ReceiptEntry(closing, signed, envelope));
        transaction.Append(CloseEntry(closing, seq));
        transaction.Db.Run(
            "INSERT INTO receipt(task, seq, envelope) VALUES($1,$2,$3)", closing.Task, seq, envelope);
        transaction.WantsCheckpoint = true;
        return new TaskReceiptRow(closing.Task, seq, envelope);
    }

    private static TaskReceipt Build(LedgerTransaction transaction, TaskClosing closing)
    {
        var context = transaction.Context;
        var rows = TaskRows.Of(transaction.Db, closing.Task);
        var entries = rows.Select(row => EntryCodec.Read(row.Body)).ToArray();
        return new TaskReceipt(
            TaskReceipt.Version,
            context.Signer.AlgorithmId,
            closing.Task,
            closing.GoalC,
            closing.Outcome,
            new ReceiptPeriod(Timestamp.Write(closing.Opened), Timestamp.Write(transaction.Now)),
            Node(context),
            closing.Agents,
            closing.Policy,
            ReceiptFacts.Risk(entries),
            ReceiptFacts.Approvals(entries, context),
            closing.Grants,
            closing.Criteria,
            closing.Checks,
            ReceiptFacts.Attempts(transaction.Db, closing.Task),
            closing.Inputs,
            closing.Undo,
            closing.Cost,
            ReceiptFacts.Ledger(context.Origin, rows),
            Claims(closing));
    }

    private static ReceiptNode Node(LedgerContext context) => new(
        context.Origin.Node.ToString(),
        SignedNote.Vkey(context.Origin.ToString(), context.Signer.Spki.Span),
        context.Home.Version,
        context.Home.Binary,
        context.Home.Os);

    private static ReceiptClaims Claims(TaskClosing closing)
    {
        string[] given = [.. closing.Asserted, .. closing.NotChecked];
        var observed = ReceiptRules.ClaimedFields.Where(field => !given.Contains(field, StringComparer.Ordinal));
        return new ReceiptClaims([.. observed], closing.Asserted, closing.NotChecked);
    }

    private static void RefuseOpen(LedgerTransaction transaction, string task)
    {
        if (EffectWork.OpenIntentOf(transaction, task) is { } intent)
        {
            throw new LedgerRefusedException($"Task {task} cannot close: intent {intent} has no result yet.");
        }

        var asks = transaction.Db.All(
            "SELECT request_seq FROM approval WHERE state=$1", row => row.GetInt64(0), ApprovalWork.Open);
        foreach (var ask in asks.Where(seq => transaction.Read(seq)?.Task == task))
        {
            throw new LedgerRefusedException($"Task {task} cannot close: ask {ask} is open. Cancel it first.");
        }
    }

    private static IEnumerable<string> UnrecordedChecks(LedgerTransaction transaction, TaskClosing closing) =>
        from check in closing.Checks
        where transaction.Db.One(
            "SELECT 1 FROM check_run WHERE task=$1 AND n=$2 AND check_id=$3 AND tree=$4 AND result=$5",
            row => row.GetInt64(0), closing.Task, check.Attempt, check.Id, check.Tree, check.Result) != 1
        select $"check {check.Id} was not recorded with this tree and result";

    private static void Refuse(ImmutableArray<string> problems)
    {
        if (problems.IsEmpty) return;
        throw new LedgerRefusedException($"The task cannot close: {string.Join("; ", problems)}.");
    }

    private static EntryDraft ReceiptEntry(TaskClosing closing, DsseEnvelope signed, byte[] envelope) =>
        new EntryDraft
        {
            Type = EntryTypes.Receipt,
            Actor = new EntryActor(ActorKinds.System),
            Goal = closing.Goal,
            Task = closing.Task,
            Data = Data.Of(json =>
            {
                json.WriteString("payload", Digest.Of(signed.Payload.Span).ToString());
                json.WriteString("envelope", Digest.Of(envelope).ToString());
            }),
        }.AllObserved();

    private static EntryDraft CloseEntry(TaskClosing closing, long receiptSeq) =>
        new EntryDraft
        {
            Type = EntryTypes.TaskClose,
            Actor = closing.By,
            Goal = closing.Goal,
            Task = closing.Task,
            Refs = [receiptSeq],
            Data = Data.Of(json => json.WriteString("outcome", closing.Outcome)),
        }.AllObserved();
}
