using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>Short forms for statements with numbered parameters: $1, $2 and so on.</summary>
internal static class Sql
{
    /// <summary>Runs a statement; the number of changed rows.</summary>
    public static int Run(this SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first row through a function; the default value when there is none.</summary>
    public static T? One<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> map, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        using var row = command.ExecuteReader();
        return row.Read() ? map(row) : default;
    }

    /// <summary>All rows through a function.</summary>
    public static List<T> All<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> map, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        using var row = command.ExecuteReader();
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

    [SuppressMessage("Security", "CA2100", Justification = "All callers are in this project and pass constants.")]
    private static SqliteCommand Command(SqliteConnection connection, string sql, object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] is Digest digest ? digest.ToArray() : values[i];
            command.Parameters.AddWithValue(Names[i], value ?? DBNull.Value);
        }

        return command;
    }

    private static readonly string[] Names = ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9"];
}
