using Permagent.Actors.Ports;
using Permagent.Ledger;
using Permagent.Verify.Statements;

namespace Permagent.Node.Adapters;

/// <summary>The keys that answer asks, as the ledger's key events tell them. Public halves only.</summary>
internal sealed class RingKeys(LedgerFile ledger) : IApproverKeys
{
    /// <inheritdoc/>
    public bool Trial => ledger.Keys.Trial;

    /// <inheritdoc/>
    public ImmutableArray<ApproverKey> Current =>
    [
        .. ledger.Keys.Active(KeyRoles.Approver).Select(key => new ApproverKey(key, Presence: false)),
        .. ledger.Keys.Active(KeyRoles.Presence).Select(key => new ApproverKey(key, Presence: true)),
    ];
}
