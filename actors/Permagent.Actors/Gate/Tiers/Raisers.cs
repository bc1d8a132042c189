using Permagent.Protocol;

namespace Permagent.Actors.Gate.Tiers;

/// <summary>What raises a tier. Nothing here lowers one, and none raises above tier 3.</summary>
internal static class Raisers
{
    private const string Private = "private";
    private const string Secret = "secret";
    private static readonly string[] UntrustedStarts = ["untrusted:", "mcp:", "peer:"];

    /// <summary>All of them, in the order tried.</summary>
    public static ImmutableArray<Raiser> All { get; } =
    [
        new("private", WithPrivate),
        new("items", Items),
        new("not-the-user", NotTheUser),
        new("rule-of-two", RuleOfTwo),
        new("secret", SecretInArgs),
    ];

    private static Tier WithPrivate(Tier tier, TierRow row, TierQuestion question) =>
        row.WithPrivate is { } risen && IsPrivate(question) ? risen : tier;

    private static Tier Items(Tier tier, TierRow row, TierQuestion question) =>
        question.Items > row.ItemsMax ? Up(tier) : tier;

    private static Tier NotTheUser(Tier tier, TierRow row, TierQuestion question) =>
        question.AskedBy == PrincipalKind.User ? tier : Up(tier);

    // Untrusted text and private data in one context: whatever then leaves the machine may carry the data away on the
    // text's orders.
    private static Tier RuleOfTwo(Tier tier, TierRow row, TierQuestion question) =>
        row.Outside && IsPrivate(question) && IsUntrusted(question) ? Tier.T3 : tier;

    private static Tier SecretInArgs(Tier tier, TierRow row, TierQuestion question) =>
        question.SecretInArgs ? Tier.T3 : tier;

    private static bool IsPrivate(TierQuestion question) =>
        question.Labels.Contains(Private, StringComparer.Ordinal)
        || question.Labels.Contains(Secret, StringComparer.Ordinal);

    private static bool IsUntrusted(TierQuestion question) => question.Labels.Any(
        label => UntrustedStarts.Any(start => label.StartsWith(start, StringComparison.Ordinal)));

    private static Tier Up(Tier tier) => tier < Tier.T3 ? tier + 1 : tier;
}
