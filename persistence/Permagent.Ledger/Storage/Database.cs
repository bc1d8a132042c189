using Microsoft.Data.Sqlite;

namespace Permagent.Ledger.Storage;

/// <summary>Opens connections and turns SQLite's failures into ours.</summary>
internal static class Database
{
    private const int Full = 13;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int PageBytes = 4096;

    /// <summary>A new file with all tables; nothing of it stays when that fails.</summary>
    public static SqliteConnection Create(string path, LedgerOptions options)
    {
        // SQLite would make it readable for others; its WAL takes the mode of the file.
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, mode).Dispose();
        var connection = Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            connection.Run(Schema.WriterSettings);
            connection.Run($"""
                BEGIN IMMEDIATE; {Schema.Tables} {Schema.Guards}
                PRAGMA application_id={Schema.ApplicationId}; PRAGMA user_version={Schema.Version}; COMMIT;
                """);
            Limit(connection, options);
            return connection;
        }
        catch
        {
            connection.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>The one connection that writes and checkpoints.</summary>
    public static SqliteConnection OpenWriter(string path, LedgerOptions options)
    {
        if (!File.Exists(path)) throw new LedgerDamagedException($"{path} is missing. Restore it, or reset the log.");
        var connection = Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            CheckVersion(connection, path);
            connection.Run(Schema.WriterSettings);
            Limit(connection, options);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that only reads.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        var connection = Connect(path, SqliteOpenMode.ReadOnly);
        connection.Run(Schema.ReaderSettings);
        return connection;
    }

    /// <summary>True when no room is left; the transaction is rolled back by then.</summary>
    public static bool IsFull(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: Full or InputOutput } => true,
        IOException => true,
        _ => false,
    };

    /// <summary>True when the file is not what SQLite wrote.</summary>
    public static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>The failure as one of ours.</summary>
    public static LedgerDamagedException Damaged(string path, Exception failure) =>
        new($"{path} cannot be read ({failure.Message}). Restore it, or reset the log.", failure);

    /// <summary>Refuses what is no ledger, and one of a newer program.</summary>
    public static void CheckVersion(SqliteConnection connection, string path)
    {
        var id = connection.One("PRAGMA application_id", row => row.GetInt64(0));
        var version = connection.One("PRAGMA user_version", row => row.GetInt64(0));
        if (id != Schema.ApplicationId) throw new LedgerDamagedException($"{path} is no ledger. Restore it.");
        if (version > Schema.Version)
        {
            throw new LedgerNewerException(
                $"{path} has version {version}; this program reads up to {Schema.Version}. Update the program.");
        }
    }

    private static void Limit(SqliteConnection connection, LedgerOptions options) =>
        connection.One($"PRAGMA max_page_count={options.DatabaseBytesMax / PageBytes}", row => row.GetInt64(0));

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();
        var connection = new SqliteConnection(text);
        connection.Open();
        return connection;
    }
}
