using Permagent.Actors.Gate;
using Permagent.Actors.Ledgers;

namespace Permagent.Actors.Trust;

/// <summary>What the trust actors are given.</summary>
/// <param name="Gate">Ports and tools of the gateway; its ledger is the ledger's too.</param>
public sealed record TrustParts(GateParts Gate)
{
    /// <summary>Limits of the gateway. Default: those of a person at the machine.</summary>
    public GateOptions GateOptions { get; init; } = new();

    /// <summary>Limits of the ledger's actor. Default: as in its options.</summary>
    public LedgerActorOptions LedgerOptions { get; init; } = new();
}
