using System.Xml.Linq;
using Permagent.Architecture.Tests.Rules;

namespace Permagent.Architecture.Tests;

public sealed class DocumentsTests
{
    [Fact]
    public void Markdown_has_one_title_and_links_that_lead_somewhere() => Verdict.None(Repository.Files
        .Where(file => file.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(file => Documents.Markdown(Repository.Read(file), Exists)));

    [Fact]
    public void Decisions_have_their_parts_and_own_numbers()
    {
        var decisions = Repository.Files
            .Where(file => file.StartsWith("docs/adr/ADR-", StringComparison.Ordinal)).ToList();

        Verdict.None(decisions.SelectMany(file => Documents.Decision(Repository.Read(file))));
        Assert.Equal(
            decisions.Count, decisions.Select(file => Path.GetFileName(file).Split('-')[1]).Distinct().Count());
    }

    [Fact]
    public void Files_are_small_and_of_known_kinds() => Verdict.None(Repository.Files.SelectMany(file =>
        Documents.File(file, new FileInfo(Path.Combine(Repository.Root, file)).Length)));

    [Fact]
    public void Packages_are_those_of_the_table() => Verdict.None(Documents.Packages(
        Repository.Files
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)
                || (file.EndsWith(".props", StringComparison.Ordinal)
                    && file.Contains("Permagent.Node", StringComparison.Ordinal))
                || file is "Directory.Build.props" or "Directory.Packages.props")
            .SelectMany(file => XDocument.Parse(Repository.Read(file).Text).Descendants())
            .Where(node => node.Name.LocalName is "PackageReference" or "GlobalPackageReference")
            .Select(node => (string)node.Attribute("Include")!).ToHashSet(),
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "DEPENDENCIES.md"))));

    /// <summary>With PERMAGENT_APPROVE=1 the test writes the page instead; the diff is then reviewed.</summary>
    [Fact]
    public void The_limits_page_is_that_of_the_code()
    {
        var path = Path.Combine(Repository.Root, "docs", "LIMITS.md");
        var actual = LimitTable.Of(Repository.Product);
        if (Environment.GetEnvironmentVariable("PERMAGENT_APPROVE") == "1") File.WriteAllText(path, actual);

        var written = File.ReadAllText(path);

        Assert.True(written == actual, "docs/LIMITS.md is old: PERMAGENT_APPROVE=1 ./test Architecture, then review. "
            + string.Join('\n', actual.Split('\n').Except(written.Split('\n')).Take(10)));
    }

    [Fact]
    public void Every_limit_gives_unit_and_reason() =>
        Verdict.None(Repository.Product.SelectMany(LimitTable.WithoutReason));

    [Fact]
    public void A_limit_without_words_is_reported() => Verdict.Reports(
        LimitTable.WithoutReason(new("a/b.cs", "class C { const int RowsMax = 3; }")), "RowsMax");

    [Fact]
    public void A_dead_link_and_a_second_title_are_reported()
    {
        Verdict.Reports(Documents.Markdown(new("docs/A.md", "# A\n[x](B.md)"), _ => false), "B.md");
        Verdict.Reports(Documents.Markdown(new("docs/A.md", "# A\n# B\n"), _ => true), "one title");
    }

    [Fact]
    public void A_decision_without_parts_is_reported() =>
        Verdict.Reports(Documents.Decision(new("docs/adr/ADR-1-x.md", "# x")), "Problem");

    [Fact]
    public void A_large_and_a_strange_file_are_reported()
    {
        Verdict.Reports(Documents.File("a.cs", Documents.FileBytesMax + 1), "bytes");
        Verdict.Reports(Documents.File("a.exe", 1), "ending");
    }

    [Fact]
    public void A_package_without_a_line_and_a_line_without_a_package_are_reported()
    {
        Verdict.Reports(Documents.Packages(new HashSet<string> { "Markdig" }, "| `AngleSharp` | x |"), "Markdig");
        Verdict.Reports(Documents.Packages(new HashSet<string> { "Markdig" }, "| `AngleSharp` | x |"), "AngleSharp");
    }

    private static bool Exists(string path) =>
        File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path));
}
