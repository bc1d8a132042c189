using System.Text.Json;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Planning;

/// <summary>Finds checks that nearly any work would pass. A hit takes the check's standing as proof, it does not fail
/// the work (orchestration.md section 9).</summary>
internal static class CheckLint
{
    /// <summary>Expectations up to this length are met by chance. Unit: characters.</summary>
    private const int WeakCharsMax = 3;

    private static readonly ImmutableHashSet<string> Weak = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "done", "success", "successful", "passed", "pass", "complete", "completed", "finished", "true", "yes",
            "all good",
        "all checks passed", "it works", "works");

    /// <summary>Why the check cannot count as proof, as a reason code; empty when it can.</summary>
    public static string HitOf(PlanCheck check)
    {
        var spec = CheckKinds.SpecOf(check);
        return check.Kind switch
        {
            CheckKinds.File => CheckKinds.TextOf(spec, "sha256").Length == 0 ? "existence-only" : "",
            CheckKinds.Text => OfText(spec),
            CheckKinds.Citations => "",
            CheckKinds.GrepAbsent => CheckKinds.TextOf(spec, "planted").Length == 0 ? "absence-not-shown" : "",
            CheckKinds.DiffScope => "scope-only",
            _ => "unknown-kind",
        };
    }

    /// <summary>A text check claims something when at least one expectation is more than a word of success.</summary>
    private static string OfText(JsonElement spec)
    {
        ImmutableArray<string> expected =
            [.. CheckKinds.TextsOf(spec, "must"), .. CheckKinds.TextsOf(spec, "headings"),
                CheckKinds.TextOf(spec, "value")];
        if (expected.All(text => text.Length == 0))
            return spec.TryGetProperty("must_not", out _) ? "absence-not-shown" : "weak-expectation";
        return expected.Any(IsStrong) ? "" : "weak-expectation";
    }

    private static bool IsStrong(string expected) =>
        expected.Trim().Length > WeakCharsMax && !Weak.Contains(expected.Trim().TrimEnd('.', '!'));
}
