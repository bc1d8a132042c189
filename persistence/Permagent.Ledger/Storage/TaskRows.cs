using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>The stored bytes and hashes of a task's entries, in order.</summary>
internal static class TaskRows
{
    public static List<EntryRow> Of(SqliteConnection connection, string task) => connection.All(
        """
        SELECT seq, body, leaf FROM entry WHERE json_extract(CAST(body AS TEXT),'$.task')=$1 ORDER BY seq
        """,
        row => new EntryRow(row.GetInt64(0), row.Bytes(1), row.Hash(2)),
        task);
}

/// <summary>One row of the log.</summary>
internal sealed record EntryRow(long Seq, byte[] Body, Digest Leaf);
