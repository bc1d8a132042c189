namespace Permagent.Actors.Ledgers;

/// <summary>Published on the event stream when the ledger stops or starts to take entries. While it does not, the gate
/// refuses everything above a read.</summary>
/// <param name="Writable">True when it takes entries.</param>
public sealed record LedgerHealth(bool Writable);
