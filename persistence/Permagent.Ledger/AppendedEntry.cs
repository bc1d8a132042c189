namespace Permagent.Ledger;

/// <summary>An entry that is durable: its place, type, goal and task.</summary>
public sealed record AppendedEntry(long Seq, string Type, string? Goal, string? Task);
