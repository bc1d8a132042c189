using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>What can be set is required, or its comment says what holds when it is not set.</summary>
internal static class OptionRules
{
    public static IEnumerable<Finding> Options(SourceFile file) => file.Root.DescendantNodes()
        .OfType<RecordDeclarationSyntax>()
        .Where(record => record.Identifier.Text.EndsWith("Options", StringComparison.Ordinal))
        .SelectMany(record => record.Members.OfType<PropertyDeclarationSyntax>())
        .Where(option => option.Modifiers.Any(SyntaxKind.PublicKeyword)
            && option.AccessorList?.Accessors.Any(SyntaxKind.InitAccessorDeclaration) == true)
        .SelectMany(option => Problems(file, option));

    private static IEnumerable<Finding> Problems(SourceFile file, PropertyDeclarationSyntax option)
    {
        var name = option.Identifier.Text;
        if (option.Modifiers.Any(SyntaxKind.RequiredKeyword)) yield break;
        var words = string.Concat(option.GetLeadingTrivia().Select(trivia => trivia.ToFullString()));
        if (!words.Contains("Default", StringComparison.OrdinalIgnoreCase))
            yield return file.At(option, $"the comment of option {name} does not name its default (and its unit)");
    }
}
