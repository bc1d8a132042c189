namespace Permagent.Verify.Statements;

/// <summary>What can happen to keys.</summary>
public static class KeyEvents
{
    /// <summary>The first keys of a home: node and approver, signed by both, made before the log.</summary>
    public const string First = "key.first";

    /// <summary>A key is added.</summary>
    public const string Add = "key.add";

    /// <summary>A key takes the place of another.</summary>
    public const string Rotate = "key.rotate";

    /// <summary>A key is trusted no longer.</summary>
    public const string Revoke = "key.revoke";
}
