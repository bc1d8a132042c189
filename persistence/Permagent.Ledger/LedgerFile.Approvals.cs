using Permagent.Ledger.Approvals;
using Permagent.Ledger.Storage;

namespace Permagent.Ledger;

/// <summary>Asks and answers: one answer for each ask, and the goal is told until it knows.</summary>
public sealed partial class LedgerFile
{
    /// <summary>Asks a person; the entry of the ask, which is also its id.</summary>
    /// <exception cref="EntryRefusedException">The entry has no action with tier and digest.</exception>
    public ValueTask<long> RequestApprovalAsync(ApprovalAsk ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        EntryCodec.Check(ask.Request);
        return _writer.DoAsync(transaction => ApprovalWork.Ask(transaction, ask), cancellationToken);
    }

    /// <summary>Answers an ask. The signature is checked against the keys of this home before anything is
    /// written.</summary>
    public ValueTask<ApprovalResult> AnswerApprovalAsync(ApprovalReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return _writer.DoAsync(transaction => ApprovalWork.Answer(transaction, reply), cancellationToken);
    }

    /// <summary>Closes asks whose time is over, which means no; the entries that say so.</summary>
    public ValueTask<ImmutableArray<long>> ExpireApprovalsAsync(CancellationToken cancellationToken) =>
        _writer.DoAsync(ApprovalWork.ExpireAll, cancellationToken);

    /// <summary>Asks without an answer, the oldest first.</summary>
    public ValueTask<ImmutableArray<ApprovalRow>> OpenApprovalsAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            db => db.All(
                """
                SELECT request_seq, digest, state, answer_seq, deadline FROM approval WHERE state=$1
                ORDER BY request_seq
                """,
                ApprovalWork.Map,
                ApprovalWork.Open).ToImmutableArray(),
            cancellationToken);

    /// <summary>One ask and its state; null = there is none.</summary>
    public ValueTask<ApprovalRow?> ApprovalAsync(long requestSeq, CancellationToken cancellationToken) => ReadAsync(
        db => db.One(
            "SELECT request_seq, digest, state, answer_seq, deadline FROM approval WHERE request_seq=$1",
            ApprovalWork.Map,
            requestSeq),
        cancellationToken);

    /// <summary>Answers that their goals were not told about yet, in order.</summary>
    public ValueTask<ImmutableArray<OutboxRow>> OutboxAsync(int countMax, CancellationToken cancellationToken) =>
        ReadAsync(
            db => db.All(
                "SELECT id, seq FROM outbox WHERE state=$1 ORDER BY id LIMIT $2",
                row => new OutboxRow(row.GetInt64(0), row.GetInt64(1)),
                ApprovalWork.Open,
                countMax).ToImmutableArray(),
            cancellationToken);

    /// <summary>The goal has made the answer durable: it need not be told again.</summary>
    public async ValueTask OutboxDoneAsync(long id, CancellationToken cancellationToken) => await _writer.DoAsync(
        transaction => transaction.Db.Run("UPDATE outbox SET state='done' WHERE id=$1", id), cancellationToken)
        .ConfigureAwait(false);
}
