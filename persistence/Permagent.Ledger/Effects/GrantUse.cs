namespace Permagent.Ledger.Effects;

/// <summary>One use of a grant: its id, and how often it may be used in all.</summary>
public sealed record GrantUse(string Id, int UsesMax);
