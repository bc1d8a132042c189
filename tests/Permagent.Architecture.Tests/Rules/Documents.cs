using System.Text.RegularExpressions;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>Markdown files and what else lies in the repository.</summary>
internal static partial class Documents
{
    public const long FileBytesMax = 1 << 20;

    private static readonly string[] Extensions =
    [
        ".cs", ".csproj", ".props", ".targets", ".sln", ".md", ".json", ".txt", ".schedule", ".editorconfig",
        ".gitignore", ".gitattributes", ".sh", ".py", ".mjs", ".yaml",
    ];

    private static readonly string[] Bare = ["LICENSE", "permagent", "test", ".ci/run", "bench/run"];

    public static IEnumerable<Finding> Markdown(SourceFile file, Func<string, bool> exists)
    {
        var body = Fences().Replace(file.Text, "");
        if (Titles().Count(body) != 1) yield return new(file.Path, 1, "one title (# …) a document");
        foreach (Match link in Links().Matches(body))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal)) continue;
            var path = Path.GetRelativePath(".", Path.Combine(file.Folder, target)).Replace('\\', '/');
            if (!exists(path)) yield return new(file.Path, 1, $"the link to {target} leads nowhere");
        }
    }

    /// <summary>Decision heads: status, date, and the five parts.</summary>
    public static IEnumerable<Finding> Decision(SourceFile file)
    {
        foreach (var part in (string[])
            ["| Status |", "| Date |", "## Problem",
                "## Decision", "## Limits", "## Given up", "## How we would notice"])
        {
            if (!file.Text.Contains(part, StringComparison.Ordinal))
                yield return new(file.Path, 1, $"a decision needs the part '{part}'");
        }
    }

    public static IEnumerable<Finding> File(string path, long bytes)
    {
        if (bytes > FileBytesMax) yield return new(path, 1, $"{bytes} bytes, {FileBytesMax} at most");
        if (!Bare.Contains(path) && !Extensions.Contains(Path.GetExtension(path)))
            yield return new(path, 1, "an ending that this repository does not know");
    }

    /// <summary>Packages of the projects against the rows of docs/DEPENDENCIES.md.</summary>
    public static IEnumerable<Finding> Packages(IReadOnlySet<string> used, string table)
    {
        var rows = Rows().Matches(table).Select(row => row.Groups[1].Value).ToHashSet();
        foreach (var name in used.Where(name => !rows.Contains(name)).Order())
            yield return new("docs/DEPENDENCIES.md", 1, $"{name} is used and has no line");
        foreach (var name in rows.Where(name => !used.Contains(name)).Order())
            yield return new("docs/DEPENDENCIES.md", 1, $"{name} has a line and is not used");
    }

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"^# ", RegexOptions.Multiline)]
    private static partial Regex Titles();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^\| `([\w.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
