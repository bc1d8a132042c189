using System.Numerics;
using System.Security.Cryptography;

namespace Permagent.Verify.Formats;

/// <summary>The hash tree of RFC 6962, section 2.1: hashes, root, proofs and their verification.</summary>
public static class Merkle
{
    /// <summary>Most hashes of one proof: a tree of 2^63 leaves has that many levels.</summary>
    public const int ProofHashesMax = 63;

    /// <summary>Hash of a leaf: prefix 0x00, then the entry.</summary>
    public static Digest Leaf(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(entry);
        return new Digest(hash.GetHashAndReset());
    }

    /// <summary>Hash of an inner node: prefix 0x01, then both children.</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> input = stackalloc byte[65];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[33..]);
        return Digest.Of(input);
    }

    /// <summary>Root over leaf hashes. No leaves give the SHA-256 of nothing.</summary>
    public static Digest Root(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.IsEmpty) return Digest.Of([]);
        if (leaves.Length == 1) return leaves[0];
        var split = Split(leaves.Length);
        return Node(Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>The sibling hashes from leaf <paramref name="index"/> up to the root.</summary>
    public static ImmutableArray<Digest> ProveInclusion(ReadOnlySpan<Digest> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var proof = ImmutableArray.CreateBuilder<Digest>();
        AddPath(leaves, index, proof);
        return proof.ToImmutable();
    }

    /// <summary>Hashes that show that the first <paramref name="size"/> leaves are the start of this tree.</summary>
    public static ImmutableArray<Digest> ProveConsistency(ReadOnlySpan<Digest> leaves, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Length);
        var proof = ImmutableArray.CreateBuilder<Digest>();
        AddSubProof(leaves, size, whole: true, proof);
        return proof.ToImmutable();
    }

    /// <summary>True when the proof leads from the leaf at an index to the root of a tree of that size.</summary>
    public static bool VerifyInclusion(Digest leaf, long index, long size, ImmutableArray<Digest> proof, Digest root)
    {
        if (index < 0 || index >= size || proof.IsDefault) return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = Node(sibling, hash);
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>True when the proof shows that the older head is a start of the newer one (RFC 9162,
    /// 2.1.4.2).</summary>
    public static bool VerifyConsistency(MerkleHead older, MerkleHead newer, ImmutableArray<Digest> proof)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        if (proof.IsDefault || older.Size < 1 || older.Size > newer.Size) return false;
        if (older.Size == newer.Size) return proof.IsEmpty && older.Root == newer.Root;
        var path = BitOperations.IsPow2(older.Size) ? proof.Insert(0, older.Root) : proof;
        if (path.IsEmpty) return false;
        var (node, last) = (older.Size - 1, newer.Size - 1);
        while ((node & 1) == 1) (node, last) = (node >> 1, last >> 1);
        var (oldHash, newHash) = (path[0], path[0]);
        foreach (var sibling in path.AsSpan(1..))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (oldHash, newHash) = (Node(sibling, oldHash), Node(sibling, newHash));
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                newHash = Node(newHash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && oldHash == older.Root && newHash == newer.Root;
    }

    private static void AddPath(ReadOnlySpan<Digest> leaves, int index, ImmutableArray<Digest>.Builder proof)
    {
        if (leaves.Length == 1) return;
        var split = Split(leaves.Length);
        if (index < split)
        {
            AddPath(leaves[..split], index, proof);
            proof.Add(Root(leaves[split..]));
        }
        else
        {
            AddPath(leaves[split..], index - split, proof);
            proof.Add(Root(leaves[..split]));
        }
    }

    private static void AddSubProof(
        ReadOnlySpan<Digest> leaves, int size, bool whole, ImmutableArray<Digest>.Builder proof)
    {
        if (size == leaves.Length)
        {
            if (!whole) proof.Add(Root(leaves));
            return;
        }

        var split = Split(leaves.Length);
        if (size <= split)
        {
            AddSubProof(leaves[..split], size, whole, proof);
            proof.Add(Root(leaves[split..]));
        }
        else
        {
            AddSubProof(leaves[split..], size - split, whole: false, proof);
            proof.Add(Root(leaves[..split]));
        }
    }

    // The largest power of two below the count, which is at least 2 here.
    private static int Split(int count) => 1 << BitOperations.Log2((uint)count - 1);
}
