using Permagent.Ledger.Storage;
using Permagent.Ledger.Tasks;
using Permagent.Verify.Statements;

namespace Permagent.Ledger;

/// <summary>Tasks: attempts, runs of checks, and the one receipt.</summary>
public sealed partial class LedgerFile
{
    private const string SaltedEnd = ".salted";

    /// <summary>An attempt begins; its entry.</summary>
    public ValueTask<long> OpenAttemptAsync(TaskKey key, Digest? treeBefore, CancellationToken cancellationToken) =>
        _writer.DoAsync(transaction => AttemptWork.Open(transaction, key, treeBefore), cancellationToken);

    /// <summary>An attempt ended and its tree is frozen; its entry. Told again, the first one.</summary>
    /// <exception cref="LedgerRefusedException">It ended before, in another way.</exception>
    public ValueTask<long> CloseAttemptAsync(AttemptClosing closing, CancellationToken cancellationToken) =>
        _writer.DoAsync(transaction => AttemptWork.Close(transaction, closing), cancellationToken);

    /// <summary>A check ran; its entry. Told again, the first one.</summary>
    /// <exception cref="LedgerRefusedException">That run was recorded with another result.</exception>
    public ValueTask<long> RecordCheckRunAsync(CheckRunFacts facts, CancellationToken cancellationToken) =>
        _writer.DoAsync(transaction => AttemptWork.Check(transaction, facts), cancellationToken);

    /// <summary>Closes a task with its receipt, signed. A second call gives the same receipt.</summary>
    /// <exception cref="LedgerRefusedException">Something is open, or the facts do not hold; nothing was
    /// signed.</exception>
    public ValueTask<TaskReceiptRow> CloseTaskAsync(TaskClosing closing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(closing);
        if (closing.Subjects.IsDefaultOrEmpty)
        {
            throw new LedgerRefusedException("A receipt is about something: give outputs, or a private summary.");
        }

        return _writer.DoAsync(transaction => Close(transaction, closing), cancellationToken);
    }

    /// <summary>The receipt of a task; null = it is not closed.</summary>
    public ValueTask<TaskReceiptRow?> ReceiptAsync(string task, CancellationToken cancellationToken) =>
        ReadAsync(db => CloseWork.Find(db, task), cancellationToken);

    /// <summary>The newest receipts, the newest first.</summary>
    public ValueTask<ImmutableArray<TaskReceiptRow>> ReceiptsAsync(int countMax, CancellationToken cancellationToken) =>
        ReadAsync(
            db => db.All(
                "SELECT task, seq, envelope FROM receipt ORDER BY seq DESC LIMIT $1",
                row => new TaskReceiptRow(row.GetString(0), row.GetInt64(1), row.Bytes(2)),
                Math.Min(countMax, ReadEntriesMax)).ToImmutableArray(),
            cancellationToken);

    private TaskReceiptRow Close(LedgerTransaction transaction, TaskClosing closing) =>
        CloseWork.Find(transaction.Db, closing.Task)
        ?? CloseWork.Close(transaction, closing, [.. closing.Subjects.Select(s => Subject(transaction, s))]);

    // A private output is listed as a file that starts with a salt: whoever gets that file can compare, nobody can
    // guess.
    private StatementSubject Subject(LedgerTransaction transaction, TaskSubject subject)
    {
        if (subject.PrivateContent is not { } content)
        {
            return new StatementSubject(subject.Name, new DigestSet(
                subject.Sha256 ?? throw new LedgerRefusedException($"{subject.Name} has neither a hash nor content.")));
        }

        if (content.Length > BlobBytesMax - Commitment.SaltLength)
        {
            throw new LedgerRefusedException($"{subject.Name} has {content.Length} bytes; give its hash instead.");
        }

        var salt = LedgerOpening.RandomBytes(_context.Home.Secrets, Commitment.SaltLength);
        var salted = (byte[])[.. salt, .. content.Span];
        var name = Digest.Of(salted);
        PutBlob(transaction, name, salted, expires: null);
        return new StatementSubject(subject.Name + SaltedEnd, new DigestSet(name));
    }
}
