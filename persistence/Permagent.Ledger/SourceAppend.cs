namespace Permagent.Ledger;

/// <summary>The entry of a stream's version; whether it was there before; whether another digest came (then an incident
/// was written).</summary>
public sealed record SourceAppend(long Seq, bool Repeated, bool Conflict);
