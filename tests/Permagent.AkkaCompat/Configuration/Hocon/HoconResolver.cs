using System.Text;

namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>Puts values in the place of references, within one tree.</summary>
internal sealed class HoconResolver(HoconObject root)
{
    private readonly Dictionary<HoconNode, HoconNode> _resolved = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<HoconReference> _open = [];
    private int _hops;

    internal HoconObject Resolve()
    {
        HoconObject resolved = (HoconObject)Resolve(root);
        return resolved.Size is { Depth: <= HoconLimits.DepthMax, Nodes: <= HoconLimits.NodesMax }
            ? resolved
            : throw new ConfigurationException(
                $"The configuration's references lead to more than {HoconLimits.DepthMax} levels or "
                + $"{HoconLimits.NodesMax} values.");
    }

    /// <summary>Pieces beside each other as one value; null when one of them is a reference.</summary>
    internal static HoconNode Join(IReadOnlyList<HoconNode> pieces, int line)
    {
        if (pieces.Count == 1 || pieces.Count == 0)
        {
            return pieces.Count == 0 ? HoconNull.Instance : pieces[0];
        }

        if (pieces.Any(piece => piece is HoconReference or HoconPieces))
        {
            return null;
        }

        HoconNode[] solid = [.. pieces.Where(piece => piece is not HoconBlanks)];
        if (solid.All(piece => piece is HoconObject))
        {
            return solid.Cast<HoconObject>().Aggregate((lower, upper) => HoconObject.Merge(upper, lower));
        }

        if (solid.All(piece => piece is HoconList))
        {
            HoconList list = new([.. solid.Cast<HoconList>().SelectMany(piece => piece.Items)]);
            return list.Items.Count <= HoconLimits.NodesMax
                ? list
                : throw HoconReader.ErrorAt(line, $"a list of more than {HoconLimits.NodesMax} items.");
        }

        if (solid.Any(piece => piece is HoconObject or HoconList))
        {
            throw HoconReader.ErrorAt(line, "blocks, lists and texts cannot be joined with each other.");
        }

        return JoinTexts(pieces, line);
    }

    private static HoconText JoinTexts(IReadOnlyList<HoconNode> pieces, int line)
    {
        StringBuilder text = new();
        foreach (HoconNode piece in pieces)
        {
            text.Append(piece switch
            {
                HoconText word => word.Text,
                HoconBlanks between => between.Blanks,
                _ => "null",
            });
            if (text.Length > HoconLimits.TextMax)
            {
                throw HoconReader.ErrorAt(line, $"a text of more than {HoconLimits.TextMax} characters.");
            }
        }

        return new HoconText(text.ToString());
    }

    // Null: an optional reference to nothing; the key or item is left out.
    private HoconNode Resolve(HoconNode node)
    {
        switch (node)
        {
            case HoconObject or HoconList or HoconPieces:
                if (!_resolved.TryGetValue(node, out HoconNode known))
                {
                    known = ResolveInner(node);
                    _resolved[node] = known;
                }

                return known;
            case HoconReference reference:
                return Follow(reference);
            default:
                return node;
        }
    }

    private HoconNode ResolveInner(HoconNode node)
    {
        switch (node)
        {
            case HoconObject inner:
                HoconObject copy = new();
                foreach ((string key, HoconNode value) in inner.Entries)
                {
                    if (Resolve(value) is { } resolved)
                    {
                        copy.Set(key, resolved);
                    }
                }

                return copy;
            case HoconList list:
                return new HoconList([.. list.Items.Select(Resolve).Where(item => item is not null)]);
            default:
                HoconPieces pieces = (HoconPieces)node;
                return JoinResolved([.. pieces.Pieces.Select(Resolve).Where(piece => piece is not null)], pieces.Line);
        }
    }

    private static HoconNode JoinResolved(HoconNode[] pieces, int line) =>
        pieces.All(piece => piece is HoconBlanks) ? null : Join(pieces, line);

    private HoconNode Follow(HoconReference reference)
    {
        if (++_hops > HoconLimits.HopsMax)
        {
            throw HoconReader.ErrorAt(
                reference.Line, $"more than {HoconLimits.HopsMax} references lead from one to the next.");
        }

        if (!_open.Add(reference))
        {
            throw HoconReader.ErrorAt(reference.Line, $"${{{reference.Path}}} leads back to itself.");
        }

        HoconNode found = FindThrough(HoconPath.Parse(reference.Path));
        HoconNode value = found is null ? null : Resolve(found);
        _open.Remove(reference);
        _hops--;
        return value is null && !reference.IsOptional
            ? throw HoconReader.ErrorAt(
                reference.Line, $"${{{reference.Path}}} names nothing; ${{?{reference.Path}}} may.")
            : value;
    }

    /// <summary>The node at a path, through references on the way.</summary>
    private HoconNode FindThrough(IReadOnlyList<string> path)
    {
        HoconNode node = root;
        foreach (string key in path)
        {
            node = (node is HoconReference or HoconPieces ? Resolve(node) : node) is HoconObject inner
                ? inner[key]
                : null;
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }
}
