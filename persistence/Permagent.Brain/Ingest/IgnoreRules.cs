using System.Text;
using System.Text.RegularExpressions;

namespace Permagent.Brain.Ingest;

/// <summary>Rules of one ignore file: the basics of <c>.gitignore</c> (comments, <c>!</c>, <c>/</c>, <c>*</c>,
/// <c>?</c>,
/// <c>**</c>, sets).</summary>
/// <param name="folder">Folder of the file, relative to the root, with a slash at the end; empty for the root.</param>
/// <param name="rules">Rules in order.</param>
internal sealed class IgnoreRules(string folder, ImmutableArray<IgnoreRules.Rule> rules)
{
    private const int RulesMax = 2_000; // Lines read of one ignore file: each costs a match per path.
    private const int RuleLengthMax = 400; // Characters of a rule: longer than paths that people write.

    /// <summary>Reads an ignore file.</summary>
    public static IgnoreRules Parse(string folder, string content)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        foreach (var raw in content.Split('\n').Take(RulesMax))
        {
            var line = raw.Trim();
            if (line.Length is 0 or > RuleLengthMax || line[0] == '#') continue;
            var negated = line[0] == '!';
            if (negated) line = line[1..];
            var onlyFolders = line.EndsWith('/');
            line = line.TrimEnd('/');
            if (line.Length == 0) continue;
            var anchored = line.Contains('/', StringComparison.Ordinal);
            rules.Add(new(Pattern(line.TrimStart('/'), anchored), negated, onlyFolders));
        }

        return new(folder, rules.ToImmutable());
    }

    /// <summary>Whether a path is ignored: true, false (brought back by <c>!</c>) or null (no rule speaks of
    /// it).</summary>
    public bool? Ignores(string path, bool isFolder)
    {
        if (!path.StartsWith(folder, StringComparison.Ordinal)) return null;
        var inside = path[folder.Length..];
        bool? answer = null;
        foreach (var rule in rules)
        {
            if (rule.OnlyFolders && !isFolder) continue;
            if (rule.Pattern.IsMatch(inside)) answer = !rule.Negated;
        }

        return answer;
    }

    private static Regex Pattern(string rule, bool anchored)
    {
        var pattern = new StringBuilder(anchored ? "^" : "^(?:.*/)?");
        for (var i = 0; i < rule.Length; i++)
        {
            if (rule.AsSpan(i).StartsWith("**/", StringComparison.Ordinal))
            {
                pattern.Append("(?:.*/)?");
                i += 2;
            }
            else if (rule.AsSpan(i).StartsWith("**", StringComparison.Ordinal))
            {
                pattern.Append(".*");
                i++;
            }
            else
            {
                pattern.Append(
                    rule[i] switch { '*' => "[^/]*", '?' => "[^/]", var other => Regex.Escape(other.ToString()) });
            }
        }

        // Without backtracking no rule can take longer than its path is long.
        return new(pattern.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>One rule.</summary>
    internal sealed record Rule(Regex Pattern, bool Negated, bool OnlyFolders);
}
