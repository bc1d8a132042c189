using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>Limits of size and unfinished words.</summary>
internal static partial class Limits
{
    public const int FileLinesMax = 400;
    public const int LineCharactersMax = 120;
    public const int MethodLinesMax = 70;
    public const int ParametersMax = 5;

    public static IEnumerable<Finding> Files(SourceFile file)
    {
        var lines = file.Lines.Length - (file.Text.EndsWith('\n') ? 1 : 0);
        if (lines > FileLinesMax)
            yield return new(file.Path, lines, $"has {lines} lines, {FileLinesMax} at most: cut it by concern");
        for (var i = 0; i < file.Lines.Length; i++)
        {
            var line = file.Lines[i];
            if (line.Length > LineCharactersMax && !line.Contains("://", StringComparison.Ordinal))
                yield return new(file.Path, i + 1, $"has {line.Length} characters, {LineCharactersMax} at most");
            if (line.TrimStart().StartsWith("#region", StringComparison.Ordinal))
                yield return new(file.Path, i + 1, "#region hides what a smaller file would show");
            if (Unfinished().IsMatch(line))
                yield return new(file.Path, i + 1, "unfinished word: finish it, or name an issue as TODO(#7)");
        }
    }

    public static IEnumerable<Finding> Methods(SourceFile file)
    {
        foreach (var method in file.Root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            var span = method.SyntaxTree.GetLineSpan(method.Span);
            var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (lines > MethodLinesMax)
                yield return file.At(method, $"the method has {lines} lines, {MethodLinesMax} at most");
            var inherited = method.Modifiers.Any(SyntaxKind.OverrideKeyword)
                || method is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null };
            if (method.ParameterList.Parameters.Count > ParametersMax && !inherited)
            {
                yield return file.At(method,
                    $"{method.ParameterList.Parameters.Count} parameters, {ParametersMax} at most: make a record");
            }
        }
    }

    [GeneratedRegex(@"\b(TODO(?!\(#\d+\))|FIXME|TBD)\b(?!\w*"")|NotImplementedException|coming soon")]
    private static partial Regex Unfinished();
}
