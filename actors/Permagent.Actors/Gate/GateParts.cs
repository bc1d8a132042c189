using System.Security.Cryptography;
using Permagent.Actors.Ports;
using Permagent.Actors.Tools;

namespace Permagent.Actors.Gate;

/// <summary>What the gateway is given.</summary>
public sealed record GateParts
{
    /// <summary>The ledger.</summary>
    public required ILedger Ledger { get; init; }

    /// <summary>Runs blocking work.</summary>
    public required IWorkRunner Work { get; init; }

    /// <summary>The stop switch.</summary>
    public required IStopFlag Stop { get; init; }

    /// <summary>Keys that answer asks.</summary>
    public required IApproverKeys Keys { get; init; }

    /// <summary>The undo store's list.</summary>
    public required IUndoList Undos { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Source of nonces.</summary>
    public required RandomNumberGenerator Secrets { get; init; }

    /// <summary>Tools that change something; the tool <c>undo</c> is among them.</summary>
    public required ImmutableArray<IEffectTool> Effects { get; init; }

    /// <summary>Tools that only read.</summary>
    public required ImmutableArray<IObserveTool> Observes { get; init; }
}
