using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;
using Permagent.Verify.Keys;
using Permagent.Verify.Statements;

namespace Permagent.Actors.Gate.Approvals;

/// <summary>Checks that an answer was signed by a person's key over exactly the ask at hand, and says the same as the
/// message that brings it.</summary>
internal sealed class ApprovalVerifier(IApproverKeys keys)
{
    private const int PresenceTier = 3;

    /// <summary>Null when the answer counts; else the reason code of <see cref="AskRefused"/>.</summary>
    public string? Refusal(AskCard card, AnswerAsk answer)
    {
        try
        {
            var envelope = Dsse.Read(answer.Envelope);
            if (LacksPresence(StatementCodec.ReadApproval(envelope).Predicate, card, answer)) return "presence-needed";
            var ring = keys.Current;
            var asked = new ApprovalAsked(
                ring.Origin, card.Ask.RequestSeq, Digest.Parse(card.Digest), $"T{card.Tier}");
            return Says(ApprovalRules.Accept(envelope, asked, ring).Answer, answer.Allow) ? null : "bad-signature";
        }
        catch (FormatException)
        {
            // Not an envelope, not a statement by our rules, or not signed by a key that counts: it proves nothing.
            return "bad-signature";
        }
    }

    // Told apart so that the client can ask for the passphrase.
    private static bool LacksPresence(ActionApproval said, AskCard card, AnswerAsk answer) =>
        answer.Allow && card.Tier >= PresenceTier && !said.Presence && said.Method != ApprovalMethods.Trial;

    // A yes with limits makes a grant, and this version has none: it must not pass as a yes without limits.
    private static bool Says(string said, bool allow) => allow
        ? said == ApprovalAnswers.AllowOnce
        : said is ApprovalAnswers.Deny or ApprovalAnswers.DenyBecause;
}
