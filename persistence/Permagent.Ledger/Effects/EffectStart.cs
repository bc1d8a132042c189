namespace Permagent.Ledger.Effects;

/// <summary>What became of the wish to act.</summary>
public abstract record EffectStart;

/// <summary>The intent is durable: act now, then end the effect.</summary>
public sealed record EffectBegun(long IntentSeq) : EffectStart;

/// <summary>The key was used: by that intent, with that result and status (null = still open).</summary>
public sealed record EffectAlreadyDone(long IntentSeq, long? ResultSeq, string? Status) : EffectStart;

/// <summary>The answer was used by another intent, or the grant is used up.</summary>
public sealed record EffectAuthorityUsed(long? IntentSeq) : EffectStart;

/// <summary>The answer was yes, but too long ago.</summary>
public sealed record EffectAuthorityExpired(long RequestSeq) : EffectStart;

/// <summary>There is no yes for exactly this action: not asked, not answered, answered no, or another digest.</summary>
public sealed record EffectNotAllowed(string Reason) : EffectStart;
