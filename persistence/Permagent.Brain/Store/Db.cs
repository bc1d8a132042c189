using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Permagent.Brain.Store;

/// <summary>One connection with its prepared statements. For one thread at a time.</summary>
/// <remarks>Values stand in a statement as <c>@0</c>, <c>@1</c> and so on.</remarks>
internal sealed class Db : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public Db(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Executes a statement; the number of rows changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        var found = Bind(sql, values).ExecuteScalar();
        return found is DBNull ? null : found;
    }

    /// <summary>The first column of the first row as a number; 0 if there is no row.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values) => Scalar(sql, values) as long? ?? 0;

    /// <summary>Row of the last insert.</summary>
    public long LastRow => SQLitePCL.raw.sqlite3_last_insert_rowid(_connection.Handle);

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Calls back for each row, for results that should not be held in memory.</summary>
    public void Each(string sql, Action<SqliteDataReader> row, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        while (reader.Read()) row(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _prepared.Clear();
        _connection.Dispose();
    }

    [SuppressMessage(
        "Security", "CA2100", Justification = "Statements are constants of this project; values are bound.")]
    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                command.Parameters.Add(parameter);
            }

            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
