namespace Permagent.Ledger.Storage;

/// <summary>The end of the log: its tree and the hash of its last entry. A value: growing makes a new one.</summary>
internal sealed record LogTail(MerkleTree Tree, Digest? LastLeaf)
{
    public static LogTail Empty => new(new MerkleTree(), null);

    public LogTail With(Digest leaf)
    {
        var tree = Tree.Copy();
        tree.Add(leaf);
        return new LogTail(tree, leaf);
    }
}
