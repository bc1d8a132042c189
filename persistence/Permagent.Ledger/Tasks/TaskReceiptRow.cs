namespace Permagent.Ledger.Tasks;

/// <summary>The receipt of a task: its entry and the exact bytes of its envelope.</summary>
public sealed record TaskReceiptRow(string Task, long Seq, ReadOnlyMemory<byte> Envelope);
