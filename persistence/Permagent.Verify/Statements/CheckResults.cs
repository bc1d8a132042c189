namespace Permagent.Verify.Statements;

/// <summary>Words for the result of a check.</summary>
public static class CheckResults
{
    /// <summary>It holds.</summary>
    public const string Pass = "pass";

    /// <summary>It does not hold.</summary>
    public const string Fail = "fail";

    /// <summary>It could not be run to its end; never a pass.</summary>
    public const string Error = "error";

    /// <summary>It took too long; never a pass.</summary>
    public const string Timeout = "timeout";

    /// <summary>It was not run (only for the state before).</summary>
    public const string NotRun = "not_run";
}
