namespace Permagent.Verify.Checks;

/// <summary>The result: exit code (<see cref="ExitCodes"/>), its reason in words, what was found, what is not
/// proven.</summary>
public sealed record VerifyResult(
    int ExitCode,
    string Reason,
    VerifyFacts? Facts,
    ImmutableArray<string> Findings,
    ImmutableArray<string> NotProven)
{
    /// <summary>All of it as lines to print; the limits come last.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var finding in Findings) yield return finding;
        yield return $"Result {ExitCode}: {Reason}";
        yield return "Not proven:";
        foreach (var limit in NotProven) yield return $"  - {limit}";
    }
}
