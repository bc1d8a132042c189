using Microsoft.Extensions.Logging;
using Permagent.Actors.Gate;
using Permagent.Actors.Ledgers;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Ledgers;

namespace Permagent.Actors.Trust;

/// <summary>Parent of ledger and gate: <c>/user/trust</c>. What is told to it reaches the one it is for, so that nobody
/// else needs their refs.</summary>
public sealed class TrustActor : ReceiveActor
{
    /// <summary>Name of the ledger's actor below this one.</summary>
    public const string LedgerName = "ledger";

    /// <summary>Name of the gate below this one.</summary>
    public const string GateName = "gate";

    // What breaks in one of them may have broken what both rely on: the whole is made anew, by /user, after a pause.
    private static readonly SupervisorStrategy EscalateAll = new OneForOneStrategy(_ => Directive.Escalate);

    /// <summary>Starts both children; the ledger first, so that the gate's redos can be recorded.</summary>
    public TrustActor(TrustParts parts, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var ledger = Context.ActorOf(LedgerActor.PropsFor(parts.Gate.Ledger, parts.LedgerOptions, log), LedgerName);
        var gate = Context.ActorOf(GateActor.PropsFor(parts.Gate, parts.GateOptions, log), GateName);
        Receive<GateMessage>(gate.Forward);
        Receive<LedgerMessage>(ledger.Forward);
    }

    /// <summary>How it is made.</summary>
    public static Props PropsFor(TrustParts parts, ILogger log) => Props.Create(() => new TrustActor(parts, log));

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => EscalateAll;
}
