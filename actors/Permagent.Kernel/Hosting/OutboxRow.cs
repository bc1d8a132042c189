namespace Permagent.Kernel.Hosting;

/// <summary>A message that a journal stores in the transaction of the event that caused it.</summary>
/// <param name="Key">Unique within its event; a delivery that repeats carries the same key.</param>
/// <param name="Target">Who delivers it.</param>
/// <param name="Body">The message as bytes.</param>
public sealed record OutboxRow(string Key, string Target, ReadOnlyMemory<byte> Body);
