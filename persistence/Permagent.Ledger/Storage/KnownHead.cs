namespace Permagent.Ledger.Storage;

/// <summary>What the head file says, and the root that the database gives for that size.</summary>
internal sealed record KnownHead(string? Log, MerkleHead? Head, string? Problem, Digest? RootHere = null)
{
    public static KnownHead Read(string headPath)
    {
        try
        {
            var kept = new HeadFile(headPath).Read();
            return new KnownHead(kept?.Log, kept?.Head, null);
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            return new KnownHead(null, null, $"the head file cannot be read ({failure.Message})");
        }
    }
}
