using Permagent.Actors.Gate.Tiers;
using Permagent.Verify.Formats;

namespace Permagent.Actors.Gate;

/// <summary>The rules in force, as receipts name them.</summary>
public static class GatePolicy
{
    /// <summary>Hash over the tier table and its raisers, field 15 of the action digest.</summary>
    public static Digest Hash => TierTable.Standard.Hash;
}
