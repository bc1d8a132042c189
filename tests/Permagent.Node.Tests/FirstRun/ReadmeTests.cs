using System.Text.RegularExpressions;

namespace Permagent.Node.Tests.FirstRun;

/// <summary>The README shows the first run as the golden transcript has it.</summary>
public sealed partial class ReadmeTests
{
    private const int LinesMax = 150; // A newcomer reads it in one go.

    [Fact]
    public void The_readme_shows_the_golden_first_run()
    {
        var golden = Colours().Replace(File.ReadAllText(At("tests", "Permagent.Node.Tests", "Golden",
            "first-run-default.approved.txt")), "").TrimEnd('\n');

        Assert.Contains("```text\n" + golden + "\n```", File.ReadAllText(At("README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_is_short() => Assert.True(File.ReadAllLines(At("README.md")).Length <= LinesMax);

    private static string At(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Permagent.sln"))) folder = folder.Parent;
        return Path.Combine([folder.FullName, .. parts]);
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colours();
}
