using Permagent.Protocol.Work;

namespace Permagent.Actors.Verification;

/// <summary>What checks together say (orchestration.md section 9).</summary>
internal static class Verdicts
{
    /// <summary>True when a passed check counts as proof: no lint hit, and it did not hold before the work.</summary>
    public static bool Stands(FrozenCheck check, string before, string result) =>
        result == "pass" && before == "fail" && !check.Guard && check.Lint.Length == 0;

    /// <summary>Any fail is Fail; else an error, or a criterion that a check was to prove and none did, is Uncertain;
    /// else Pass. What no check can prove was shown to a person with the plan.</summary>
    public static Verdict Of(ImmutableArray<FrozenCheck> checks, ImmutableArray<CheckResult> results)
    {
        if (results.Any(result => result.Result == "fail")) return Verdict.Fail;
        if (results.Length != checks.Length || results.Any(result => result.Result != "pass")) return Verdict.Uncertain;
        var proved = checks.Zip(results).Where(pair => pair.Second.Standing)
            .SelectMany(pair => pair.First.Proves).ToImmutableHashSet();
        var promised = checks.Where(check => !check.Guard && check.Lint.Length == 0)
            .SelectMany(check => check.Proves).ToImmutableHashSet();
        return !proved.IsEmpty && promised.IsSubsetOf(proved) ? Verdict.Pass : Verdict.Uncertain;
    }

    /// <summary>Without a baseline nothing is proved anew: all must pass.</summary>
    public static Verdict WithoutBaseline(ImmutableArray<CheckResult> results)
    {
        if (results.Any(result => result.Result == "fail")) return Verdict.Fail;
        return !results.IsEmpty && results.All(result => result.Result == "pass") ? Verdict.Pass : Verdict.Uncertain;
    }
}
