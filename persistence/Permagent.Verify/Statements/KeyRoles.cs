namespace Permagent.Verify.Statements;

/// <summary>What a key is for.</summary>
public static class KeyRoles
{
    /// <summary>Signs checkpoints and receipts.</summary>
    public const string Node = "node";

    /// <summary>Signs heads of other logs.</summary>
    public const string Witness = "witness";

    /// <summary>Signs answers of tier 2, without presence.</summary>
    public const string Approver = "approver";

    /// <summary>Signs answers of tier 3, with presence.</summary>
    public const string Presence = "presence";

    /// <summary>Signs key events when other keys are lost.</summary>
    public const string Recovery = "recovery";

    /// <summary>A paired device.</summary>
    public const string Paired = "paired";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Node, Witness, Approver, Presence, Recovery, Paired];
}
