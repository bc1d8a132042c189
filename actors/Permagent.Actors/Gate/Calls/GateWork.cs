using Permagent.Actors.Gate.Tiers;
using Permagent.Actors.Ports;
using Permagent.Verify.Statements;

namespace Permagent.Actors.Gate.Calls;

/// <summary>What every run of a call needs.</summary>
internal sealed record GateWork(GateParts Parts, GateTools Tools, TierTable Tiers, GateOptions Options)
{
    /// <summary>The ledger.</summary>
    public ILedger Ledger => Parts.Ledger;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => Parts.Clock.GetUtcNow();

    /// <summary>Fresh bytes for a digest.</summary>
    public byte[] Nonce()
    {
        var nonce = new byte[ActionFacts.NonceLength];
        Parts.Secrets.GetBytes(nonce);
        return nonce;
    }

    /// <summary>The digest of a call and plan under the rules in force now.</summary>
    public Verify.Formats.Digest DigestOf(CallWork work, Actors.Tools.ActionPlan plan, ActionTerms terms) =>
        ActionDigests.Of(Ledger.Origin, Tiers.Hash, work, plan, terms);
}
