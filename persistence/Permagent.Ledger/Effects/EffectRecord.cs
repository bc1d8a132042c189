namespace Permagent.Ledger.Effects;

/// <summary>What became of an effect key: its newest intent, that intent's result and status (null = still
/// open).</summary>
public sealed record EffectRecord(Digest Key, long IntentSeq, long? ResultSeq, string? Status);
