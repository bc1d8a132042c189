using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>docs/LIMITS.md, made from the code: every constant and option that ends in Max, with its number and the
/// reason that its comment gives.</summary>
internal static partial class LimitTable
{
    private const string Head =
        "# Limits\n"
        + "Every limit of the program, made from the code by a test "
        + "(`PERMAGENT_APPROVE=1 ./test Architecture` writes it anew).\n"
        + "What a person sees when one is reached is said by the error that names it.\n"
        + "\n"
        + "| Limit | Number | What and why | Where |\n"
        + "|---|---|---|---|\n";

    public static string Of(IEnumerable<SourceFile> sources)
    {
        var rows = sources.SelectMany(Rows).Order(StringComparer.Ordinal);
        return new StringBuilder(Head).AppendJoin("", rows).ToString();
    }

    public static IEnumerable<Finding> WithoutReason(SourceFile file) => Found(file)
        .Where(limit => limit.Words.Length == 0)
        .Select(limit => file.At(limit.Member, $"{limit.Name} has no comment that gives unit and reason"));

    private static IEnumerable<string> Rows(SourceFile file) => Found(file).Select(limit =>
        $"| `{limit.Owner}.{limit.Name}` | {limit.Number} | {limit.Words} | {file.Path} |\n");

    private static IEnumerable<Limit> Found(SourceFile file)
    {
        foreach (var member in file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            var (name, value) = member switch
            {
                FieldDeclarationSyntax field => (field.Declaration.Variables[0].Identifier.Text,
                    field.Declaration.Variables[0].Initializer?.Value.ToString()),
                PropertyDeclarationSyntax property =>
                    (property.Identifier.Text, property.Initializer?.Value.ToString()),
                _ => ("", null),
            };
            if (!name.EndsWith("Max", StringComparison.Ordinal) || name.StartsWith('_')) continue;
            if (member is FieldDeclarationSyntax && value is null) continue;
            if (member is PropertyDeclarationSyntax && value is null && !IsRequired(member)) continue;
            var owner = member.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text;
            yield return new(member, owner, name, (value ?? "set by the caller").Replace("|", "\\|"), WordsOf(member));
        }
    }

    private static bool IsRequired(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(modifier => modifier.ValueText == "required");

    private static string WordsOf(MemberDeclarationSyntax member)
    {
        var above = string.Concat(member.GetLeadingTrivia().Select(trivia => trivia.ToFullString()));
        var behind = string.Concat(member.GetTrailingTrivia().Select(trivia => trivia.ToFullString()));
        var text = Markup().Replace(above + " " + behind, match => match.Groups[1].Value);
        return Space().Replace(text.Replace("///", " ").Replace("//", " ").Replace("|", "\\|"), " ").Trim();
    }

    private sealed record Limit(MemberDeclarationSyntax Member, string Owner, string Name, string Number, string Words);

    [GeneratedRegex(@"<(?:see|paramref) \w+=""(?:[\w.]*\.)?(\w+)(?:\([^""]*)?""\s*/>|</?\w+[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
