using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Permagent.Journal.Storage;

/// <summary>A prepared statement on SQLite's own interface, for rows that are many: the parameter and reader objects of
/// the database classes take longer than SQLite does. Values are bound in the order of the placeholders. One thread at
/// a time; lives as long as its connection.</summary>
internal sealed class RowStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    [SuppressMessage("Security", "CA2100", Justification = "Every text is a constant of this project.")]
    public RowStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _database);
    }

    public RowStatement Bind(long value) => Checked(raw.sqlite3_bind_int64(_statement, ++_bound, value));

    public RowStatement Bind(string value) => Checked(raw.sqlite3_bind_text(_statement, ++_bound, value));

    public RowStatement Bind(ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(_statement, ++_bound, value));

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        while (Read())
        {
        }
    }

    /// <summary>Goes to the next row; false after the last, and the statement is ready for new values.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        _ = Checked(result);
        Reset();
        return false;
    }

    /// <summary>Ready for new values, whether or not all rows have been read.</summary>
    public void Reset()
    {
        _ = raw.sqlite3_reset(_statement); // It repeats the error of the last step, which has been thrown.
        _bound = 0;
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>The bytes of a column; valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private RowStatement Checked(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_DONE) return this;
        try
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
        finally
        {
            Reset();
        }

        return this;
    }
}
