namespace Permagent.Brain.Facts;

/// <summary>Entities of a name: none, one or several, by id.</summary>
/// <param name="Entities">The entities.</param>
public sealed record Resolution(ImmutableArray<EntityRef> Entities);
