namespace Permagent.Brain.Facts;

/// <summary>A thing with a type and a name.</summary>
/// <param name="Id">The id.</param>
/// <param name="Type">person, organisation, place, project, document, event, product, topic or other.</param>
/// <param name="Name">The name as first written.</param>
public sealed record EntityRef(EntityId Id, string Type, string Name);
