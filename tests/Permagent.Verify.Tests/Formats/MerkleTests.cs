using Permagent.Verify.Formats;

namespace Permagent.Verify.Tests.Formats;

public sealed class MerkleTests
{
    // Leaves and roots of the reference implementation's test vectors for RFC 6962.
    private static readonly string[] Inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static Digest[] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Merkle.Leaf([(byte)i, (byte)(i >> 8)]))];

    [Fact]
    public void Roots_are_those_of_the_published_vectors()
    {
        var leaves = Inputs.Select(hex => Merkle.Leaf(Convert.FromHexString(hex))).ToArray();

        var roots = Enumerable.Range(1, 8).Select(size => Merkle.Root(leaves.AsSpan(0, size)).ToString());

        Assert.Equal(Roots, roots);
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Merkle.Root([]).ToString());
    }

    [Fact]
    public void A_growing_tree_has_the_root_of_its_leaves()
    {
        var leaves = Leaves(300);
        var tree = new MerkleTree();

        for (var size = 0; size <= leaves.Length; size++)
        {
            Assert.Equal(new MerkleHead(size, Merkle.Root(leaves.AsSpan(0, size))), tree.Head);
            if (size < leaves.Length) tree.Add(leaves[size]);
        }
    }

    [Fact]
    public void Every_inclusion_proof_up_to_a_hundred_leaves_verifies_and_fits_no_other_place()
    {
        var all = Leaves(100);

        for (var size = 1; size <= all.Length; size++)
        {
            var root = Merkle.Root(all.AsSpan(0, size));
            for (var index = 0; index < size; index++)
            {
                var proof = Merkle.ProveInclusion(all.AsSpan(0, size), index);
                Assert.True(Merkle.VerifyInclusion(all[index], index, size, proof, root));
                Assert.False(Merkle.VerifyInclusion(all[(index + 1) % 100], index, size, proof, root));
                Assert.False(Merkle.VerifyInclusion(all[index], index, size, proof.Add(root), root));
            }
        }
    }

    [Fact]
    public void Every_consistency_proof_up_to_a_hundred_leaves_verifies_and_fits_no_other_root()
    {
        var all = Leaves(100);
        var heads = Enumerable.Range(0, 101).Select(n => new MerkleHead(n, Merkle.Root(all.AsSpan(0, n)))).ToArray();

        for (var size = 1; size <= all.Length; size++)
        {
            for (var old = 1; old <= size; old++)
            {
                var proof = Merkle.ProveConsistency(all.AsSpan(0, size), old);
                Assert.True(Merkle.VerifyConsistency(heads[old], heads[size], proof));
                Assert.False(Merkle.VerifyConsistency(heads[old] with { Root = default }, heads[size], proof));
                Assert.False(Merkle.VerifyConsistency(heads[old], heads[size] with { Root = default }, proof));
            }
        }
    }

    [Fact]
    public void The_proof_of_a_smaller_tree_does_not_count_for_a_larger_one()
    {
        var leaves = Leaves(64);
        var root = Merkle.Root(leaves);
        var proof = Merkle.ProveInclusion(leaves, 40);

        Assert.True(Merkle.VerifyInclusion(leaves[40], 40, 64, proof, root));
        Assert.False(Merkle.VerifyInclusion(leaves[40], 40, 128, proof, root));
        Assert.False(Merkle.VerifyInclusion(root, 0, 2, [], root));
    }

    [Fact]
    public void A_changed_hash_in_a_proof_is_refused()
    {
        var leaves = Leaves(77);
        var proof = Merkle.ProveInclusion(leaves, 40);
        var root = Merkle.Root(leaves);

        for (var i = 0; i < proof.Length; i++)
        {
            Assert.False(Merkle.VerifyInclusion(leaves[40], 40, 77, proof.SetItem(i, leaves[0]), root));
            Assert.False(Merkle.VerifyInclusion(leaves[40], 40, 77, proof.RemoveAt(i), root));
        }
    }
}
