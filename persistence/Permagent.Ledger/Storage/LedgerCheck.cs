using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>Goes through the whole file: each entry against its hash, its place and the link to the one before; the
/// tree against every signed head and the one kept outside.</summary>
internal static class LedgerCheck
{
    private const int ProblemsMax = 100; // Faults found: over it the file as a whole is damaged.

    /// <summary>Looks; only the newest <paramref name="leavesMax"/> entries are hashed again, of the older ones their
    /// stored hashes count.</summary>
    public static LedgerFindings Look(
        SqliteConnection connection, string headPath, long leavesMax, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var signed = connection.All(
            "SELECT size, root FROM checkpoint", row => (Size: row.GetInt64(0), Root: row.Hash(1)))
            .ToLookup(head => head.Size, head => head.Root);
        var known = KnownHead.Read(headPath);
        var from = connection.One("SELECT count(*) FROM entry", row => row.GetInt64(0)) - leavesMax;
        var (tree, last) = (new MerkleTree(), (Digest?)null);
        connection.All("SELECT seq, leaf, CASE WHEN seq >= $1 THEN body END FROM entry ORDER BY seq", row =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (seq, stored) = (row.GetInt64(0), row.Hash(1));
            if (seq != tree.Size) problems.Add($"entry {seq} is out of place");
            else if (!row.IsDBNull(2) && EntryProblem(row.Bytes(2), seq, stored, last) is { } problem)
                problems.Add(problem);
            last = row.IsDBNull(2) ? stored : Merkle.Leaf(row.Bytes(2));
            tree.Add(last.Value);
            if (signed[tree.Size].Any(root => root != tree.Root()))
                problems.Add($"the signed head of {tree.Size} entries was another one");
            if (tree.Size == known.Head?.Size) known = known with { RootHere = tree.Root() };
            if (problems.Count > ProblemsMax) throw new LedgerDamagedException($"Over {ProblemsMax} faults.");
            return 0;
        }, from);
        if (signed.Any(head => head.Key > tree.Size))
            problems.Add($"a head of {signed.Max(head => head.Key)} entries was signed, here are {tree.Size}");
        return new(tree.Size, problems.ToImmutable(), HeadProblem(known, tree.Size));
    }

    private static string? HeadProblem(KnownHead known, long size) => known switch
    {
        { Problem: { } unreadable } => unreadable,
        { Head: null } => size > 1 ? "the head file is missing" : null, // A log just made has none yet.
        { Head: { } head } when head.Size > size => $"the head file knows {head.Size} entries, here are {size}",
        { Head: { } head } when known.RootHere != head.Root && head.Size > 0 =>
            $"the first {head.Size} entries are not those of the head file",
        _ => null,
    };

    private static string? EntryProblem(byte[] body, long seq, Digest stored, Digest? last)
    {
        if (Merkle.Leaf(body) != stored) return $"entry {seq} was changed";
        try
        {
            var entry = EntryCodec.Read(body);
            if (entry.Seq != seq) return $"entry {seq} is out of place";
            return entry.Prev == last ? null : $"entry {seq} does not follow the one before";
        }
        catch (FormatException failure)
        {
            return $"entry {seq} cannot be read: {failure.Message}";
        }
    }
}
