using Permagent.Protocol;

namespace Permagent.Actors.Gate.Tiers;

/// <summary>What the tier of an action depends on.</summary>
/// <param name="Class">Action class.</param>
/// <param name="Items">How many things it touches.</param>
/// <param name="Labels">Labels of the context.</param>
/// <param name="AskedBy">Whose words led to it.</param>
/// <param name="SecretInArgs">True when the arguments hold something that looks like a secret.</param>
internal sealed record TierQuestion(
    string Class, int Items, ImmutableArray<string> Labels, PrincipalKind AskedBy, bool SecretInArgs);
