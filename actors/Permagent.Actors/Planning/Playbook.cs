using Permagent.Protocol.Planning;

namespace Permagent.Actors.Planning;

/// <summary>A plan with slots, as stored (orchestration.md section 12).</summary>
/// <param name="Id">Its id, for instance <c>overview-folder</c>.</param>
/// <param name="Version">Rises with each change of meaning.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">What a person gets without a model; matched against the wish.</param>
/// <param name="Examples">Wishes that mean this playbook; matched too.</param>
/// <param name="Plan">The plan, with <c>$folder</c> where the first root goes.</param>
/// <param name="Digest">Hex SHA-256 of the stored bytes.</param>
public sealed record Playbook(
    string Id, int Version, string Title, string Description, ImmutableArray<string> Examples, Plan Plan,
        string Digest);
