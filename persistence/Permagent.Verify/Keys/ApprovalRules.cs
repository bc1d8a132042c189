using Permagent.Verify.Entries;
using Permagent.Verify.Statements;

namespace Permagent.Verify.Keys;

/// <summary>When an answer counts. The gate asks before it believes one, the ledger before it stores one, the verifier
/// after.</summary>
public static class ApprovalRules
{
    private const string HighestAskedTier = "T3";

    /// <summary>The approval in an envelope, once its signature, subject and key are found good.</summary>
    /// <exception cref="FormatException">It does not count; the text says why.</exception>
    public static ActionApproval Accept(DsseEnvelope envelope, ApprovalAsked asked, KeyRing keys)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(keys);
        var signer = keys.Keys.FirstOrDefault(key => envelope.IsSignedBy(key.Key))
            ?? throw new FormatException("The answer is signed by no key of this home.");
        var statement = StatementCodec.ReadApproval(envelope);
        var answer = statement.Predicate;
        if (statement.Subject.Length != 1 || statement.Subject[0].Digest.Sha256 != asked.Digest)
        {
            throw new FormatException("The answer is about another action.");
        }

        if (answer.V != ActionApproval.Version || answer.Alg != Algorithms.EcdsaP256
            || answer.Origin != asked.Origin.ToString() || answer.RequestSeq != asked.RequestSeq
            || answer.Tier != asked.Tier)
        {
            throw new FormatException("The answer belongs to another ask.");
        }

        CheckKey(answer, signer, keys.Trial);
        return answer;
    }

    /// <summary>True for the answers that let an action happen.</summary>
    public static bool Allows(string answer) => answer is ApprovalAnswers.AllowOnce or ApprovalAnswers.AllowLimited;

    /// <summary>The outcome of a decision entry that holds this answer.</summary>
    public static string OutcomeOf(string answer) => Allows(answer) ? Outcomes.Allow : Outcomes.Deny;

    private static void CheckKey(ActionApproval answer, RingKey signer, bool trial)
    {
        if (signer.Revoked && answer.RequestSeq > (signer.LastTrustedSeq ?? -1))
        {
            throw new FormatException("The answer was signed by a key that is trusted no longer.");
        }

        var byTrial = answer.Method == ApprovalMethods.Trial;
        if (byTrial && !trial) throw new FormatException("Only a trial home answers its own asks.");
        if (byTrial && answer.Presence) throw new FormatException("A trial home cannot claim presence.");
        if (answer.Presence != (signer.Role == KeyRoles.Presence) && !byTrial)
        {
            throw new FormatException("Presence is claimed by presence keys alone, and always by them.");
        }

        var needsPresence = answer.Tier == HighestAskedTier && Allows(answer.Answer) && !byTrial;
        if (needsPresence && !answer.Presence) throw new FormatException("Tier 3 needs a key with presence.");
        if (signer.Role is not (KeyRoles.Approver or KeyRoles.Presence or KeyRoles.Paired))
        {
            throw new FormatException($"A {signer.Role} key answers nothing.");
        }
    }
}
