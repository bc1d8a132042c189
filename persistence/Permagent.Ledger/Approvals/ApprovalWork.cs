using Permagent.Ledger.Effects;
using Permagent.Ledger.Storage;
using Permagent.Verify.Keys;

namespace Permagent.Ledger.Approvals;

/// <summary>Asks and answers, inside a transaction.</summary>
internal static class ApprovalWork
{
    public const string Open = "open";

    /// <summary>Longest time between a yes and its use; later the person may not remember what they said.</summary>
    public static readonly TimeSpan UseTimeMax = TimeSpan.FromMinutes(10);

    public static long Ask(LedgerTransaction transaction, ApprovalAsk ask)
    {
        var action = ask.Request.Action;
        if (ask.Request.Type != EntryTypes.ApprovalRequest || action?.Digest is null || action.Tier is null)
        {
            throw new EntryRefusedException("An ask is an approval.request entry whose action has tier and digest.");
        }

        var deadline = Timestamp.Write(ask.Deadline);
        var seq = transaction.Append(ask.Request with
        {
            Observed = [.. ask.Request.Observed, "data"],
            Data = Data.Of(json =>
            {
                json.WriteString("deadline", deadline);
                json.WriteString("card", ask.Card.ToString());
            }),
        });
        transaction.Db.Run(
            "INSERT INTO approval(request_seq, digest, state, deadline) VALUES($1,$2,$3,$4)",
            seq, action.Digest, Open, deadline);
        return seq;
    }

    public static ApprovalResult Answer(LedgerTransaction transaction, ApprovalReply reply)
    {
        if (Find(transaction, reply.RequestSeq) is not { } row) return new ApprovalRefused("there is no such ask");
        if (row.State != Open) return new ApprovalAlreadyAnswered(row.State, row.AnswerSeq!.Value);
        if (row.Digest != reply.Digest) return new ApprovalRefused("the answer is about another action");
        var request = transaction.Read(reply.RequestSeq)!;
        if (transaction.Now > row.Deadline) return new ApprovalExpired(Expire(transaction, row, request));
        if (Problem(transaction, reply, request) is { } problem) return new ApprovalRefused(problem);
        var envelope = reply.Envelope is null ? null : Base64.Encode(Dsse.Write(reply.Envelope));
        var decision = new EntryDecision(reply.Outcome, reply.Reason, Envelope: envelope);
        return new ApprovalAnswered(Decide(transaction, request, decision, reply.By));
    }

    /// <summary>Closes every ask whose time is over.</summary>
    public static ImmutableArray<long> ExpireAll(LedgerTransaction transaction)
    {
        var late = transaction.Db.All(
            "SELECT request_seq, digest, state, answer_seq, deadline FROM approval WHERE state=$1 AND deadline<$2",
            Map,
            Open,
            Timestamp.Write(transaction.Now));
        return [.. late.Select(row => Expire(transaction, row, transaction.Read(row.RequestSeq)!))];
    }

    public static ApprovalRow? Find(LedgerTransaction transaction, long requestSeq) => transaction.Db.One(
        "SELECT request_seq, digest, state, answer_seq, deadline FROM approval WHERE request_seq=$1", Map, requestSeq);

    /// <summary>Why an action may not rest on this ask; null = it may.</summary>
    public static EffectStart? WhyNot(LedgerTransaction transaction, long requestSeq, EntryAction action)
    {
        if (Find(transaction, requestSeq) is not { } row) return new EffectNotAllowed($"there is no ask {requestSeq}");
        if (row.State != Outcomes.Allow) return new EffectNotAllowed($"ask {requestSeq} is {row.State}");
        if (row.Digest != action.Digest) return new EffectNotAllowed("drift: the approved action was another one");
        var tier = transaction.Read(requestSeq)!.Action?.Tier;
        if (tier != action.Tier) return new EffectNotAllowed("drift: another tier");
        var answered = Timestamp.Read(transaction.Read(row.AnswerSeq!.Value)!.Ts);
        return transaction.Now - answered > UseTimeMax ? new EffectAuthorityExpired(requestSeq) : null;
    }

    public static ApprovalRow Map(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        row.GetInt64(0), row.Hash(1), row.GetString(2), row.LongOrNull(3), Timestamp.Read(row.GetString(4)));

    private static string? Problem(LedgerTransaction transaction, ApprovalReply reply, Entry request)
    {
        if (reply.Outcome is not (Outcomes.Allow or Outcomes.Deny or Outcomes.Cancelled))
        {
            return $"{reply.Outcome} is no answer";
        }

        if (reply.Envelope is null) return reply.Outcome == Outcomes.Allow ? "a yes that nobody signed" : null;
        try
        {
            var asked = new ApprovalAsked(
                transaction.Context.Origin, request.Seq, reply.Digest, request.Action?.Tier ?? "");
            var answer = ApprovalRules.Accept(reply.Envelope, asked, transaction.Context.Keys);
            return ApprovalRules.OutcomeOf(answer.Answer) == reply.Outcome
                ? null
                : "the signed answer says something else";
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }

    private static long Expire(LedgerTransaction transaction, ApprovalRow row, Entry request) => Decide(
        transaction, request, new EntryDecision(Outcomes.Expired, $"no answer by {Timestamp.Write(row.Deadline)}"),
        new EntryActor(ActorKinds.System));

    private static long Decide(LedgerTransaction transaction, Entry request, EntryDecision decision, EntryActor by)
    {
        var asked = request.Action!;
        var seq = transaction.Append(new EntryDraft
        {
            Type = EntryTypes.ApprovalDecision,
            Actor = by,
            Goal = request.Goal,
            Task = request.Task,
            Attempt = request.Attempt,
            Action = new EntryAction(asked.Class, Tier: asked.Tier, Digest: asked.Digest),
            Decision = decision,
            Refs = [request.Seq],
        }.AllObserved());
        transaction.Db.Run(
            "UPDATE approval SET state=$1, answer_seq=$2 WHERE request_seq=$3 AND state=$4",
            decision.Outcome, seq, request.Seq, Open);
        transaction.Db.Run("INSERT INTO outbox(seq, state) VALUES($1,$2)", seq, Open);
        return seq;
    }
}
