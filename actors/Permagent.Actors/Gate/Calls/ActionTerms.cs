using Permagent.Actors.Gate.Tiers;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate.Calls;

/// <summary>What an action digest binds besides the call and its plan. Kept with the ask, so that the digest can be
/// made again from live state.</summary>
/// <param name="Tier">The tier that was decided.</param>
/// <param name="Nonce">16 random bytes.</param>
/// <param name="Expires">Until when an answer counts; null when nobody is asked.</param>
/// <param name="Card">Hash of the card's text; null when nobody is asked.</param>
internal sealed record ActionTerms(Tier Tier, ReadOnlyMemory<byte> Nonce, DateTimeOffset? Expires, Digest? Card);
