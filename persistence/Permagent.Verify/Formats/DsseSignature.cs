namespace Permagent.Verify.Formats;

/// <summary>One signature of an envelope. The key id is a hint and decides nothing; null = not given.</summary>
public sealed record DsseSignature(string? KeyIdHint, ReadOnlyMemory<byte> Bytes);
