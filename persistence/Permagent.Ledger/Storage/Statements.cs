using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>The prepared statements of one connection: parsing a text costs more than running it. For the thread that
/// uses the connection; they end with it.</summary>
internal sealed class Statements
{
    private const int KeptMax = 128; // Statements; this project has fewer than a hundred texts.

    private static readonly ConditionalWeakTable<SqliteConnection, Statements> Known = [];

    private static readonly string[] Names = ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9"];

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _free = new(StringComparer.Ordinal);

    private Statements(SqliteConnection connection) => _connection = connection;

    /// <summary>Those of a connection.</summary>
    public static Statements Of(SqliteConnection connection) => Known.GetValue(connection, made => new(made));

    /// <summary>A statement with its values. While one is in use, the same text gets another.</summary>
    public Use Take(string sql, object?[] values)
    {
        if (!_free.Remove(sql, out var command)) command = Make(sql, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] is Digest digest ? digest.ToArray() : values[i];
            command.Parameters[i].Value = value ?? DBNull.Value;
        }

        return new(this, command);
    }

    [SuppressMessage("Security", "CA2100", Justification = "All callers are in this project and pass constants.")]
    private SqliteCommand Make(string sql, int values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values; i++) command.Parameters.Add(new SqliteParameter { ParameterName = Names[i] });
        return command;
    }

    private void GiveBack(SqliteCommand command)
    {
        if (_free.Count >= KeptMax || !_free.TryAdd(command.CommandText, command)) command.Dispose();
    }

    /// <summary>A statement in use; disposing it makes it free again.</summary>
    public readonly struct Use(Statements owner, SqliteCommand command) : IDisposable
    {
        /// <summary>Ready to be run.</summary>
        public SqliteCommand Command => command;

        /// <inheritdoc/>
        public void Dispose() => owner.GiveBack(command);
    }
}
