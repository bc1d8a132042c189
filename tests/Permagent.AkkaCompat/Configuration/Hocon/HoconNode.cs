namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>One node of a configuration tree. Immutable once the tree is resolved.</summary>
internal abstract class HoconNode
{
    /// <summary>Levels of objects and lists, this one counted, and nodes in all when shared ones are counted each
    /// time.</summary>
    internal virtual (int Depth, long Nodes) Size => (0, 1);

    private protected static (int Depth, long Nodes) SizeOf(IEnumerable<HoconNode> below)
    {
        (int depth, long nodes) = (0, 1L);
        foreach (HoconNode node in below)
        {
            depth = Math.Max(depth, node.Size.Depth);
            nodes = Math.Min(nodes + node.Size.Nodes, int.MaxValue);
        }

        return (depth + 1, nodes);
    }
}

/// <summary>A text as written, without its quotes.</summary>
internal sealed class HoconText(string text) : HoconNode
{
    internal string Text { get; } = text;
}

/// <summary>The word null: nothing, which also hides what a fallback has.</summary>
internal sealed class HoconNull : HoconNode
{
    internal static HoconNull Instance { get; } = new();
}

/// <summary>A list.</summary>
internal sealed class HoconList(IReadOnlyList<HoconNode> items) : HoconNode
{
    private (int Depth, long Nodes)? _size;

    internal IReadOnlyList<HoconNode> Items { get; } = items;

    internal override (int Depth, long Nodes) Size => _size ??= SizeOf(Items);
}

/// <summary>A place that another value will fill: <c>${path}</c> or <c>${?path}</c>.</summary>
internal sealed class HoconReference(string path, bool isOptional, int line) : HoconNode
{
    internal string Path { get; } = path;

    internal bool IsOptional { get; } = isOptional;

    internal int Line { get; } = line;
}

/// <summary>Pieces beside each other, at least one of them a reference.</summary>
internal sealed class HoconPieces(IReadOnlyList<HoconNode> pieces, int line) : HoconNode
{
    internal IReadOnlyList<HoconNode> Pieces { get; } = pieces;

    internal int Line { get; } = line;
}
