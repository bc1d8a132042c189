namespace Permagent.Verify.Entries;

/// <summary>A draft breaks a rule of entries. Nothing was written; the caller must change the draft.</summary>
public sealed class EntryRefusedException(string message, Exception? inner = null) : Exception(message, inner);
