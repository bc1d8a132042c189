namespace Permagent.Verify.Formats;

/// <summary>One signature line of a note: key name, then four bytes of key id and the signature.</summary>
public sealed record NoteSignature(string Name, ReadOnlyMemory<byte> Value);
