namespace Permagent.Kernel.Hosting;

/// <summary>A change that an event carries to another store, written in the same transaction as the event.</summary>
/// <param name="Key">Unique at the target, so that a repeated delivery is recognised there.</param>
/// <param name="Target">The name of the store or service that takes the row, for example <c>ledger</c>.</param>
/// <param name="Body">What is delivered, byte for byte; only the target reads it.</param>
public sealed record OutboxRow(string Key, string Target, ReadOnlyMemory<byte> Body);
