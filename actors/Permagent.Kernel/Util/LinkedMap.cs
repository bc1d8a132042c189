using System.Diagnostics.CodeAnalysis;

namespace Permagent.Kernel.Util;

/// <summary>A map that keeps the order of insertion and removes in constant time: walks never depend on
/// hashes.</summary>
internal sealed class LinkedMap<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> _nodes = [];
    private readonly LinkedList<KeyValuePair<TKey, TValue>> _order = new();

    internal int Count => _nodes.Count;

    internal IEnumerable<TKey> Keys => _order.Select(pair => pair.Key);

    internal IEnumerable<TValue> Values => _order.Select(pair => pair.Value);

    internal bool ContainsKey(TKey key) => _nodes.ContainsKey(key);

    internal bool TryAdd(TKey key, TValue value)
    {
        if (_nodes.ContainsKey(key))
        {
            return false;
        }

        _nodes.Add(key, _order.AddLast(new KeyValuePair<TKey, TValue>(key, value)));
        return true;
    }

    internal bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        bool found = _nodes.TryGetValue(key, out LinkedListNode<KeyValuePair<TKey, TValue>>? node);
        value = found ? node!.Value.Value : default;
        return found;
    }

    internal bool Remove(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!_nodes.Remove(key, out LinkedListNode<KeyValuePair<TKey, TValue>>? node))
        {
            value = default;
            return false;
        }

        value = node.Value.Value;
        _order.Remove(node);
        return true;
    }

    internal void Clear()
    {
        _nodes.Clear();
        _order.Clear();
    }
}
