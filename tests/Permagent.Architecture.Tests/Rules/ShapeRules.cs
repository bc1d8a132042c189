using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Permagent.Architecture.Tests.Rules;

/// <summary>Names, sealing, clocks, log ids, project files.</summary>
internal static partial class ShapeRules
{
    public const int ProjectLinesMax = 15;

    // Holds what Akka.NET's code finds in the kernel's namespaces.
    private const string KernelMirror = "Permagent.AkkaCompat";

    /// <summary>Namespace = project and folder; what mirrors the kernel has the kernel's.</summary>
    public static IEnumerable<Finding> Namespaces(SourceFile file)
    {
        var parts = file.Folder.Split('/');
        var start = Array.FindIndex(parts, part => part.StartsWith("Permagent.", StringComparison.Ordinal));
        if (start < 0) yield break;
        if (parts[start] == KernelMirror) parts[start] = "Permagent.Kernel";
        var wanted = string.Join('.', parts[start..]);
        foreach (var space in file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (space.Name.ToString() != wanted)
                yield return file.At(space.Name, $"namespace {space.Name}; the folder says {wanted}");
        }
    }

    public static IEnumerable<Finding> Unsealed(SourceFile file) => file.Root.DescendantNodes()
        .OfType<TypeDeclarationSyntax>()
        .Where(type => type is ClassDeclarationSyntax
            || (type is RecordDeclarationSyntax record
                && !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)))
        .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)
            && !type.Modifiers.Any(SyntaxKind.SealedKeyword) && !type.Modifiers.Any(SyntaxKind.AbstractKeyword)
            && !type.Modifiers.Any(SyntaxKind.StaticKeyword))
        .Select(type => file.At(type, $"{type.Identifier.Text} is public and concrete: seal it"));

    /// <summary>The system's clock and chance are named where the node is put together, nowhere else.</summary>
    public static IEnumerable<Finding> Ambient(SourceFile file) => file.Root.DescendantNodes()
        .OfType<MemberAccessExpressionSyntax>()
        .Where(access => access.ToString() is "TimeProvider.System" or "Random.Shared")
        .Select(access => file.At(access, $"{access} belongs into the node's wiring: take it through the constructor"));

    public static IEnumerable<Finding> LogIds(IReadOnlyCollection<SourceFile> sources)
    {
        var seen = new Dictionary<string, string>();
        var owners = new Dictionary<int, string>();
        foreach (var file in sources)
        {
            var blocks = new HashSet<int>();
            foreach (Match name in LogName().Matches(file.Text))
            {
                if (!seen.TryAdd(name.Groups[1].Value, file.Path))
                    yield return new(
                        file.Path, 1, $"event {name.Groups[1].Value} is used in {seen[name.Groups[1].Value]} too");
            }

            foreach (Match id in LogId().Matches(file.Text))
            {
                var number = id.Groups[1].Value.Replace("_", "", StringComparison.Ordinal);
                if (!seen.TryAdd(number, file.Path))
                    yield return new(file.Path, 1, $"log id {number} is used in {seen[number]} too");
                blocks.Add(int.Parse(number) / 100);
            }

            if (blocks.Count > 1)
                yield return new(file.Path, 1, $"log ids of {blocks.Count} blocks: one block of 100 for one folder");
            foreach (var block in blocks)
            {
                if (!owners.TryAdd(block, file.Folder) && owners[block] != file.Folder)
                    yield return new(file.Path, 1, $"the block from {block * 100} belongs to {owners[block]}");
            }
        }
    }

    public static IEnumerable<Finding> ProjectFile(SourceFile file)
    {
        var lines = file.Lines.Length - (file.Text.EndsWith('\n') ? 1 : 0);
        if (lines > ProjectLinesMax)
            yield return new(
                file.Path, lines, $"{lines} lines, {ProjectLinesMax} at most: what is common stands in the root");
        foreach (var package in XDocument.Parse(file.Text).Descendants("PackageReference"))
        {
            if (package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
                yield return new(
                    file.Path, 1, $"{package.Attribute("Include")?.Value}: versions stand in the root only");
        }
    }

    /// <summary>Records, enums and immutable properties only; no ref in what is stored.</summary>
    public static IEnumerable<Finding> Protocol(SourceFile file)
    {
        foreach (var type in file.Root.DescendantNodes().OfType<ClassDeclarationSyntax>())
            yield return file.At(type, $"{type.Identifier.Text} is a class: a protocol holds records and enums");
        foreach (var property in file.Root.DescendantNodes().OfType<PropertyDeclarationSyntax>())
        {
            if (property.AccessorList?.Accessors.Any(SyntaxKind.SetAccessorDeclaration) == true)
                yield return file.At(property, $"{property.Identifier.Text} can be changed: messages are immutable");
        }

        foreach (var list in Mutable().Matches(file.Text).Select(match => match.Value))
            yield return new(file.Path, 1, $"{list} can be changed: ImmutableArray");
    }

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?([\d_]+)")]
    private static partial Regex LogId();

    [GeneratedRegex(@"EventName\s*=\s*""([^""]+)""")]
    private static partial Regex LogName();

    [GeneratedRegex(@"\b(List|Dictionary|HashSet)<")]
    private static partial Regex Mutable();
}
