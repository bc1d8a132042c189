namespace Permagent.Ledger.Effects;

/// <summary>The result entry of an intent; <paramref name="Repeated"/> when it had one before, which then
/// stands.</summary>
public sealed record EffectEnd(long ResultSeq, bool Repeated);
