using Permagent.Actors.Ports;
using Permagent.Ledger;
using Permagent.Verify.Keys;

namespace Permagent.Node.Adapters;

/// <summary>The keys that answer asks, as the ledger's key events tell them. Public halves only.</summary>
internal sealed class RingKeys(LedgerFile ledger) : IApproverKeys
{
    /// <inheritdoc/>
    public KeyRing Current => ledger.Keys;
}
