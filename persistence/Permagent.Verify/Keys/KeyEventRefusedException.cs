namespace Permagent.Verify.Keys;

/// <summary>A key event lacks a signature that its rule asks for, or does not fit the keys before it.</summary>
public sealed class KeyEventRefusedException(string message, Exception? inner = null) : Exception(message, inner);
