using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>Short forms for statements with numbered parameters: $1, $2 and so on.</summary>
internal static class Sql
{
    /// <summary>Runs a statement; the number of changed rows.</summary>
    public static int Run(this SqliteConnection connection, string sql, params object?[] values)
    {
        using var statement = Statements.Of(connection).Take(sql, values);
        return statement.Command.ExecuteNonQuery();
    }

    /// <summary>The first row through a function; the default value when there is none.</summary>
    public static T? One<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> map, params object?[] values)
    {
        using var statement = Statements.Of(connection).Take(sql, values);
        using var row = statement.Command.ExecuteReader();
        return row.Read() ? map(row) : default;
    }

    /// <summary>All rows through a function.</summary>
    public static List<T> All<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> map, params object?[] values)
    {
        using var statement = Statements.Of(connection).Take(sql, values);
        using var row = statement.Command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read()) rows.Add(map(row));
        return rows;
    }

    public static byte[] Bytes(this SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static Digest Hash(this SqliteDataReader row, int column) => new(row.Bytes(column));

    public static Digest? HashOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Hash(column);

    public static long? LongOrNull(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt64(column);
}
