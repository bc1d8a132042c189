namespace Permagent.Verify.Formats;

/// <summary>A tree that grows by one leaf at a time and keeps only the roots of its full parts: O(log n)
/// memory.</summary>
public sealed class MerkleTree
{
    /// <summary>Roots of the full subtrees, the largest first; one for each bit set in <see cref="Size"/>.</summary>
    private readonly List<Digest> _full = [];

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Size and root now.</summary>
    public MerkleHead Head => new(Size, Root());

    /// <summary>Adds the hash of the next leaf.</summary>
    public void Add(Digest leaf)
    {
        var node = leaf;
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            node = Merkle.Node(_full[^1], node);
            _full.RemoveAt(_full.Count - 1);
        }

        _full.Add(node);
        Size++;
    }

    /// <summary>Root over all leaves so far.</summary>
    public Digest Root()
    {
        if (_full.Count == 0) return Merkle.Root([]);
        var root = _full[^1];
        for (var i = _full.Count - 2; i >= 0; i--) root = Merkle.Node(_full[i], root);
        return root;
    }

    /// <summary>A copy that grows on its own.</summary>
    public MerkleTree Copy()
    {
        var copy = new MerkleTree { Size = Size };
        copy._full.AddRange(_full);
        return copy;
    }
}
