using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;
using Permagent.Verify.Statements;

namespace Permagent.Actors.Gate.Approvals;

/// <summary>Checks that an answer was signed by a person's key over exactly the ask at hand.</summary>
internal sealed class ApprovalVerifier(string origin, IApproverKeys keys)
{
    private const int PresenceTier = 3;
    private static readonly string[] Methods =
    [
        ApprovalMethods.TouchId, ApprovalMethods.Passphrase, ApprovalMethods.Device, ApprovalMethods.LocalUi,
        ApprovalMethods.Trial,
    ];

    /// <summary>Null when the answer counts; else the reason code of <see cref="AskRefused"/>.</summary>
    public string? Refusal(AskCard card, AnswerAsk answer)
    {
        try
        {
            var envelope = Dsse.Read(answer.Envelope);
            var signer = SignerOf(envelope);
            if (signer is null) return "bad-signature";
            var statement = StatementCodec.ReadApproval(envelope);
            return Fits(statement, card, answer.Allow)
                ? RefusedMethod(statement.Predicate, signer, card, answer.Allow)
                : "bad-signature";
        }
        catch (FormatException)
        {
            // Not an envelope or not a statement by our rules: it proves nothing.
            return "bad-signature";
        }
    }

    // The key id in an envelope is a hint: only a key that verifies counts.
    private ApproverKey? SignerOf(DsseEnvelope envelope)
    {
        var signed = Dsse.Pae(envelope.PayloadType, envelope.Payload.Span);
        return keys.Current.FirstOrDefault(
            key => envelope.Signatures.Any(signature => key.Key.Verify(signed, signature.Bytes.Span)));
    }

    private bool Fits(Statement<ActionApproval> statement, AskCard card, bool allow)
    {
        var said = statement.Predicate;
        var answers = allow
            ? said.Answer == ApprovalAnswers.AllowOnce
            : said.Answer is ApprovalAnswers.Deny or ApprovalAnswers.DenyBecause;
        return answers && said.V == ActionApproval.Version && said.Alg == Algorithms.EcdsaP256
            && said.Origin == origin && said.RequestSeq == card.Ask.RequestSeq && said.Tier == $"T{card.Tier}"
            && statement.Subject.Length == 1 && statement.Subject[0].Name == ActionApproval.SubjectName
            && statement.Subject[0].Digest.Sha256.ToString() == card.Digest;
    }

    private string? RefusedMethod(ActionApproval said, ApproverKey signer, AskCard card, bool allow)
    {
        if (!Methods.Contains(said.Method, StringComparer.Ordinal)) return "bad-signature";
        if (said.Method == ApprovalMethods.Trial) return keys.Trial && !said.Presence ? null : "bad-signature";
        if (said.Presence && !signer.Presence) return "bad-signature";

        // A no needs no presence: whoever holds the approver key may always say no.
        return allow && card.Tier >= PresenceTier && !said.Presence ? "presence-needed" : null;
    }
}
