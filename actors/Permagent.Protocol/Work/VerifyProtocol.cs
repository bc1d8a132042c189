namespace Permagent.Protocol.Work;

/// <summary>What <c>/user/verifier</c> understands.</summary>
public abstract record VerifierMessage;

/// <summary>Runs checks on a frozen attempt tree, and on the tree it came from. Answered by
/// <see cref="Verified"/>.</summary>
/// <param name="Attempt">The attempt whose tree is checked.</param>
/// <param name="Before">Hex digest of the baseline; empty: no baseline is run and nothing counts as proof.</param>
/// <param name="After">Hex digest of the tree that is checked; a result for another tree is void.</param>
/// <param name="Changed">Paths that differ from the baseline.</param>
/// <param name="Claims">Globs that the task may write.</param>
/// <param name="Sources">Absolute folders in which cited sources may be looked up.</param>
/// <param name="Checks">The frozen checks.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record VerifyTree(
    AttemptId Attempt, string Before, string After, ImmutableArray<string> Changed, ImmutableArray<string> Claims,
    ImmutableArray<string> Sources, ImmutableArray<FrozenCheck> Checks, IActorRef ReplyTo) : VerifierMessage;

/// <summary>Runs checks on files after they landed. Answered by <see cref="Verified"/>.</summary>
/// <param name="Attempt">The landing attempt.</param>
/// <param name="Folder">Absolute folder they landed in.</param>
/// <param name="Tree">Hex digest of the tree that was landed; comes back in the answer.</param>
/// <param name="Names">Names of the landed files.</param>
/// <param name="Checks">The frozen checks.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record VerifyLanded(
    AttemptId Attempt, string Folder, string Tree, ImmutableArray<string> Names, ImmutableArray<FrozenCheck> Checks,
    IActorRef ReplyTo) : VerifierMessage;

/// <summary>What the checks found.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Tree">Hex digest of the tree that was checked.</param>
/// <param name="Verdict">Fail, else uncertain, else pass (orchestration.md section 9).</param>
/// <param name="Results">One for each check, in order.</param>
public sealed record Verified(
    AttemptId Attempt, string Tree, Verdict Verdict, ImmutableArray<CheckResult> Results);

/// <summary>One check that ran.</summary>
/// <param name="Id">Its id in the task.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="SpecHash">Hash of what was frozen.</param>
/// <param name="Before">Result on the baseline: <c>pass</c>, <c>fail</c>, <c>error</c> or <c>not_run</c>.</param>
/// <param name="Result"><c>pass</c>, <c>fail</c> or <c>error</c>.</param>
/// <param name="Standing">True when it passed and counts as proof.</param>
/// <param name="Output">What was looked at and found, at most 16 KiB.</param>
/// <param name="Ms">How long it took, milliseconds.</param>
public sealed record CheckResult(
    string Id, string Kind, string SpecHash, string Before, string Result, bool Standing, string Output, long Ms);

/// <summary>What all checks together say.</summary>
public enum Verdict
{
    /// <summary>All passed, and each criterion has a passed proof.</summary>
    Pass,

    /// <summary>At least one failed.</summary>
    Fail,

    /// <summary>Neither; a person decides.</summary>
    Uncertain,
}
