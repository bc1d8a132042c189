using Permagent.Ledger.Storage;

namespace Permagent.Ledger.Tasks;

/// <summary>Attempts and runs of checks: one row each, for ever. The same told twice is written once.</summary>
internal static class AttemptWork
{
    public static long Open(LedgerTransaction transaction, TaskKey key, Digest? treeBefore) =>
        transaction.Append(Draft(EntryTypes.AttemptOpen, key, json =>
        {
            json.WriteNumber("n", key.Attempt);
            if (treeBefore is { } tree) json.WriteString("tree", tree.ToString());
        }));

    public static long Close(LedgerTransaction transaction, AttemptClosing closing)
    {
        var key = closing.Key;
        var known = transaction.Db.One(
            "SELECT tree_before, tree_after, outcome, seq FROM attempt WHERE task=$1 AND n=$2",
            row => (row.HashOrNull(0), row.HashOrNull(1), row.GetString(2), Seq: (long?)row.GetInt64(3)),
            key.Task,
            key.Attempt);
        if (known.Seq is { } before)
        {
            return (known.Item1, known.Item2, known.Item3) == (closing.TreeBefore, closing.TreeAfter, closing.Outcome)
                ? before
                : throw new LedgerRefusedException($"Attempt {key.Attempt} of {key.Task} ended in another way.");
        }

        var seq = transaction.Append(Draft(EntryTypes.AttemptClose, key, json =>
        {
            json.WriteNumber("n", key.Attempt);
            if (closing.TreeAfter is { } tree) json.WriteString("tree", tree.ToString());
            json.WriteString("outcome", closing.Outcome);
        }));
        transaction.Db.Run(
            "INSERT INTO attempt(task, n, tree_before, tree_after, outcome, seq) VALUES($1,$2,$3,$4,$5,$6)",
            key.Task, key.Attempt, closing.TreeBefore, closing.TreeAfter, closing.Outcome, seq);
        return seq;
    }

    public static long Check(LedgerTransaction transaction, CheckRunFacts facts)
    {
        var key = facts.Key;
        var known = transaction.Db.One(
            "SELECT tree, result, seq FROM check_run WHERE task=$1 AND n=$2 AND check_id=$3 AND run=$4",
            row => (row.Hash(0), row.GetString(1), Seq: (long?)row.GetInt64(2)),
            key.Task,
            key.Attempt,
            facts.CheckId,
            facts.Run);
        if (known.Seq is { } before)
        {
            return (known.Item1, known.Item2) == (facts.Tree, facts.Result)
                ? before
                : throw new LedgerRefusedException($"Run {facts.Run} of {facts.CheckId} had another result.");
        }

        var seq = transaction.Append(Draft(EntryTypes.CheckRun, key, json =>
        {
            json.WriteString("id", facts.CheckId);
            json.WriteNumber("run", facts.Run);
            json.WriteString("tree", facts.Tree.ToString());
            json.WriteString("result", facts.Result);
        }));
        transaction.Db.Run(
            """
            INSERT INTO check_run(task, n, check_id, run, tree, result, exit, output, seq)
            VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9)
            """,
            key.Task, key.Attempt, facts.CheckId, facts.Run, facts.Tree, facts.Result, facts.Exit, facts.Output, seq);
        return seq;
    }

    private static EntryDraft Draft(string type, TaskKey key, Action<System.Text.Json.Utf8JsonWriter> fields) =>
        new EntryDraft
        {
            Type = type,
            Actor = key.By,
            Goal = key.Goal,
            Task = key.Task,
            Attempt = key.Attempt,
            Data = Data.Of(fields),
        }.AllObserved();
}
