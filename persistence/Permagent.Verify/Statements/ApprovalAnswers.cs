namespace Permagent.Verify.Statements;

/// <summary>What a person can answer.</summary>
public static class ApprovalAnswers
{
    /// <summary>This action, once.</summary>
    public const string AllowOnce = "allow_once";

    /// <summary>Actions like it, within limits: makes a grant.</summary>
    public const string AllowLimited = "allow_limited";

    /// <summary>No.</summary>
    public const string Deny = "deny";

    /// <summary>No, and a sentence why.</summary>
    public const string DenyBecause = "deny_because";
}
