namespace Permagent.Kernel.Configuration.Hocon;

/// <summary>Keys with their values, in the order in which they were first written.</summary>
internal sealed class HoconObject : HoconNode
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, HoconNode>> _entries = [];
    private (int Depth, long Nodes)? _size;

    internal static HoconObject Empty { get; } = new();

    internal IReadOnlyList<KeyValuePair<string, HoconNode>> Entries => _entries;

    internal override (int Depth, long Nodes) Size => _size ??= SizeOf(_entries.Select(entry => entry.Value));

    internal HoconNode this[string key] => _index.TryGetValue(key, out int at) ? _entries[at].Value : null;

    /// <summary>Only while the tree is read or merged.</summary>
    internal void Set(string key, HoconNode value)
    {
        _size = null;
        if (_index.TryGetValue(key, out int at))
        {
            _entries[at] = new(key, value);
            return;
        }

        _index[key] = _entries.Count;
        _entries.Add(new(key, value));
    }

    /// <summary>The node at a path, or null.</summary>
    internal HoconNode Find(IReadOnlyList<string> path)
    {
        HoconNode node = this;
        foreach (string key in path)
        {
            if (node is not HoconObject block)
            {
                return null;
            }

            node = block[key];
        }

        return node;
    }

    /// <summary>Sets the value at a path; objects on the way are made, anything else on the way is replaced.</summary>
    internal void SetAt(IReadOnlyList<string> path, HoconNode value)
    {
        HoconObject node = this;
        for (int i = 0; i < path.Count - 1; i++)
        {
            if (node[path[i]] is not HoconObject next)
            {
                next = new HoconObject();
                node.Set(path[i], next);
            }

            node = next;
        }

        node.Set(path[^1], value);
    }

    /// <summary>Both: objects are merged, of everything else the upper one counts.</summary>
    internal static HoconObject Merge(HoconObject upper, HoconObject lower)
    {
        if (ReferenceEquals(upper, lower) || lower._entries.Count == 0)
        {
            return upper;
        }

        if (upper._entries.Count == 0)
        {
            return lower;
        }

        HoconObject merged = new();
        foreach ((string key, HoconNode value) in lower._entries)
        {
            merged.Set(key, value);
        }

        foreach ((string key, HoconNode value) in upper._entries)
        {
            merged.Set(key, value is HoconObject above && merged[key] is HoconObject below
                ? Merge(above, below)
                : value);
        }

        return merged;
    }
}
