using Permagent.Verify.Formats;

namespace Permagent.Actors.Ports;

/// <summary>Public keys whose signatures count as a person's answer. The private halves are never in this
/// process.</summary>
public interface IApproverKeys
{
    /// <summary>True in a trial home, where the program that made it answers its own asks.</summary>
    bool Trial { get; }

    /// <summary>The keys that are enrolled now.</summary>
    ImmutableArray<ApproverKey> Current { get; }
}

/// <summary>One enrolled key.</summary>
/// <param name="Key">Its public half.</param>
/// <param name="Presence">True when it can only sign with the person there, as tier 3 needs.</param>
public sealed record ApproverKey(PublicKey Key, bool Presence);
