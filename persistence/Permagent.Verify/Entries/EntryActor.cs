namespace Permagent.Verify.Entries;

/// <summary>Who acted: kind (<see cref="ActorKinds"/>), id, model if one decided, and for whom.</summary>
public sealed record EntryActor(
    string Kind, string? Id = null, string? Model = null, Digest? ModelDigest = null, string? OnBehalfOf = null);
