namespace Permagent.Ledger.Effects;

/// <summary>An effect that is about to happen.</summary>
public sealed record IntentFacts
{
    /// <summary>The <c>action.intent</c> entry: its action with class, tier and digest must be there.</summary>
    public required EntryDraft Intent { get; init; }

    /// <summary>Key of the effect: the same key is never acted on twice.</summary>
    public required Digest EffectKey { get; init; }

    /// <summary>The ask whose answer allows it; null = none.</summary>
    public long? ApprovalRequestSeq { get; init; }

    /// <summary>The grant that allows it; null = none. Not together with an ask.</summary>
    public GrantUse? Grant { get; init; }

    /// <summary>For a redo: the <c>unknown</c> result of the earlier intent under the same key; null = first
    /// time.</summary>
    public long? RedoOf { get; init; }
}
