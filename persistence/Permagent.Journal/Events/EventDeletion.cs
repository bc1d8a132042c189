using Microsoft.Data.Sqlite;
using Permagent.Journal.Storage;

namespace Permagent.Journal.Events;

/// <summary>Deletes events in steps. The mark comes first and hides the whole range, so a crash between the steps never
/// shows half of it.</summary>
internal static class EventDeletion
{
    /// <summary>Hides the events up to a number, the highest at most; gives the stream's row, null if
    /// unknown.</summary>
    public static long? Mark(SqliteConnection connection, SqliteTransaction transaction, string persistenceId, long to)
    {
        using var statement = new Statement(
            connection,
            "UPDATE stream SET deleted_to = max(deleted_to, min($to, highest)) WHERE persistence_id = $id RETURNING id",
            "$to",
            "$id");
        return statement.With(transaction, to, persistenceId).ExecuteScalar() as long?;
    }

    /// <summary>Deletes hidden rows of a stream, at most <see cref="JournalLimits.DeleteRowsMax"/>.</summary>
    public static int DeleteSome(SqliteConnection connection, SqliteTransaction transaction, long stream)
    {
        using var statement = new Statement(
            connection,
            "DELETE FROM event WHERE ordinal IN (SELECT ordinal FROM event WHERE stream = $stream "
            + "AND seq <= (SELECT deleted_to FROM stream WHERE id = $stream) ORDER BY seq LIMIT $count)",
            "$stream",
            "$count");
        return statement.With(transaction, stream, JournalLimits.DeleteRowsMax).ExecuteNonQuery();
    }
}
