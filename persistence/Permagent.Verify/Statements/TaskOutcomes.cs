namespace Permagent.Verify.Statements;

/// <summary>How a task can end.</summary>
public static class TaskOutcomes
{
    /// <summary>At least one check with standing passed and none failed.</summary>
    public const string Completed = "completed";

    /// <summary>The user took the result although nothing proves it.</summary>
    public const string AcceptedUnproven = "accepted_unproven";

    /// <summary>A part is there.</summary>
    public const string Partial = "partial";

    /// <summary>It did not work.</summary>
    public const string Failed = "failed";

    /// <summary>A person said no.</summary>
    public const string Denied = "denied";

    /// <summary>A person withdrew it.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>It was given up.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
        [Completed, AcceptedUnproven, Partial, Failed, Denied, Cancelled, Abandoned];
}
