using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>An ask with the call that waits for it. Survives a restart: the row and the call are in the
/// ledger.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Key">Effect key of the call, by which a repeated call finds it.</param>
/// <param name="Call">The call.</param>
internal sealed record PendingAsk(ApprovalRow Row, Digest Key, CallRecord Call)
{
    /// <summary>Its name.</summary>
    public AskId Id => new(Row.RequestSeq);

    /// <summary>The card with its ask number.</summary>
    public AskCard Card => Call.Card! with { Ask = Id };
}
