using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Permagent.Journal.Storage;

/// <summary>A prepared statement with its parameters in order; used again and again on one connection.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    [SuppressMessage("Security", "CA2100", Justification = "Every text is a constant of this project.")]
    public Statement(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in names)
            _ = _command.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    /// <summary>Sets all parameters, in the order of their names, and gives the command ready to be run.</summary>
    public SqliteCommand With(SqliteTransaction? transaction, params ReadOnlySpan<object> values)
    {
        _command.Transaction = transaction;
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = _command.Parameters[index];
            parameter.ResetSqliteType();
            parameter.Value = values[index];
        }

        return _command;
    }

    /// <summary>Runs a text without parameters and without a result.</summary>
    public static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var statement = new Statement(connection, sql);
        _ = statement.With(transaction).ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null when there is none.</summary>
    public static object? Single(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var statement = new Statement(connection, sql);
        return statement.With(transaction).ExecuteScalar();
    }

    public void Dispose() => _command.Dispose();
}
