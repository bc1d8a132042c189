using Permagent.Architecture.Tests.Rules;

namespace Permagent.Architecture.Tests;

public sealed class LimitsTests
{
    // Words that a tool looks for in other people's files are its subject, not its state.
    private static readonly string[] AboutUnfinishedWords =
    [
        "Permagent.Architecture.Tests/", "Permagent.Tools", "Permagent.Brain", "Planning", "Playbook", "Specialist",
        "Trial", "FirstRun", "Permagent.Node.Tests/Documents.cs",
    ];

    [Fact]
    public void Files_and_lines_keep_their_limits() => Verdict.None(Repository.Sources.SelectMany(Limits.Files)
        .Where(finding => !finding.Words.StartsWith("unfinished", StringComparison.Ordinal)
            || !AboutUnfinishedWords.Any(part => finding.File.Contains(part, StringComparison.Ordinal))));

    [Fact]
    public void Methods_keep_their_limits() => Verdict.None(Repository.Sources
        .SelectMany(Limits.Methods)
        .Where(finding => !((finding.File.StartsWith("actors/Permagent.Kernel/", StringComparison.Ordinal)
                || finding.File.StartsWith("tests/Permagent.AkkaCompat/", StringComparison.Ordinal)
                || finding.File.StartsWith("tests/Permagent.Testing/", StringComparison.Ordinal))
            && finding.Words.Contains("parameters", StringComparison.Ordinal)))); // Signatures of Akka.NET are free.

    [Fact]
    public void Every_option_says_its_default() => Verdict.None(Repository.Product.SelectMany(OptionRules.Options));

    [Fact]
    public void A_silent_option_is_reported() => Verdict.Reports(
        OptionRules.Options(new(
            "a/b.cs", "record XOptions { /// <summary>Rows.</summary>\npublic int Rows { get; init; } = 3; }")),
        "option Rows");

    [Theory]
    [InlineData("#region x", "#region")]
    [InlineData("// TODO later", "unfinished")]
    [InlineData("throw new NotImplementedException();", "unfinished")]
    public void A_bad_line_is_reported(string line, string part) =>
        Verdict.Reports(Limits.Files(new("a/b.cs", line)), part);

    [Fact]
    public void A_long_line_is_reported() =>
        Verdict.Reports(Limits.Files(new("a/b.cs", new string('x', Limits.LineCharactersMax + 1))), "characters");

    [Fact]
    public void A_long_file_is_reported() =>
        Verdict.Reports(Limits.Files(new("a/b.cs", string.Concat(Enumerable.Repeat("x\n", 401)))), "lines");

    [Fact]
    public void A_long_method_is_reported() => Verdict.Reports(Limits.Methods(new("a/b.cs",
        "class C { void M() {" + string.Concat(Enumerable.Repeat("\n", 70)) + "} }")), "lines");

    [Fact]
    public void Too_many_parameters_are_reported() => Verdict.Reports(Limits.Methods(new("a/b.cs",
        "class C { void M(int a, int b, int c, int d, int e, int f) {} }")), "parameters");
}
