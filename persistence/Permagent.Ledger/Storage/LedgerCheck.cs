using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>Goes through the whole file: each entry against its hash, its place and the link to the one
/// before.</summary>
internal static class LedgerCheck
{
    private const int ProblemsMax = 100; // Faults found: over it the file as a whole is damaged.

    public static ImmutableArray<string> Problems(
        SqliteConnection connection, LedgerContext context, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var signed = connection.All(
            "SELECT size, root FROM checkpoint ORDER BY size", row => new MerkleHead(row.GetInt64(0), row.Hash(1)));
        var known = KnownHead.Read(context.Home);
        var heads = (known.Head is { } head ? signed.Append(head) : signed).ToLookup(h => h.Size);
        var (tree, last) = (new MerkleTree(), (Digest?)null);
        connection.All("SELECT seq, body, leaf FROM entry ORDER BY seq", row =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (seq, body) = (row.GetInt64(0), row.Bytes(1));
            var leaf = Merkle.Leaf(body);
            if (leaf != row.Hash(2)) problems.Add($"entry {seq} was changed");
            if (LinkProblem(body, tree.Size, seq, last) is { } problem) problems.Add(problem);
            last = leaf;
            tree.Add(leaf);
            foreach (var other in heads[tree.Size].Where(h => h.Root != tree.Root()))
            {
                problems.Add($"the head of {other.Size} entries was another one");
            }

            if (problems.Count > ProblemsMax) throw new LedgerDamagedException($"Over {ProblemsMax} faults.");
            return 0;
        });
        if (known.Problem is { } unreadable) problems.Add(unreadable);
        if (known.Head?.Size > tree.Size) problems.Add($"the head file knows {known.Head.Size} entries");
        return problems.ToImmutable();
    }

    private static string? LinkProblem(byte[] body, long expected, long seq, Digest? last)
    {
        try
        {
            var entry = EntryCodec.Read(body);
            if (seq != expected || entry.Seq != seq) return $"entry {seq} is out of place";
            return entry.Prev == last ? null : $"entry {seq} does not follow the one before";
        }
        catch (FormatException failure)
        {
            return $"entry {seq} cannot be read: {failure.Message}";
        }
    }
}
