using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Permagent.Architecture.Tests;

/// <summary>A file of the repository, or a sample that stands for one: path with slashes from the root, and
/// text.</summary>
internal sealed class SourceFile(string path, string text)
{
    private SyntaxTree? _tree;

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string[] Lines { get; } = text.Split('\n');

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public SyntaxTree Tree => _tree ??= CSharpSyntaxTree.ParseText(Text);

    public SyntaxNode Root => Tree.GetRoot();

    public Finding At(SyntaxNode node, string words) =>
        new(Path, Tree.GetLineSpan(node.Span).StartLinePosition.Line + 1, words);
}
