using System.Globalization;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using SQLitePCL;

namespace Permagent.Journal.Storage;

/// <summary>Opens and closes connections. SQLite 3.50 can damage a log that two connections write or fold back at the
/// same moment; so one connection does both, and readers are kept from it.</summary>
internal static class JournalConnections
{
    private const int PageBytes = 4_096;
    private const int NoCheckpointOnClose = 1_006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE

    public static SqliteConnection OpenWriter(JournalFileOptions options)
    {
        SqliteConnection? connection = null;
        try
        {
            CreateEmpty(options.Path);
            connection = Open(options.Path, SqliteOpenMode.ReadWrite);
            Prepare(connection, options);
            var opened = connection;
            connection = null;
            return opened;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw failure is SqliteException sqlite && SqliteErrors.IsOfFile(sqlite)
                ? SqliteErrors.Map(options.Path, sqlite)
                : new JournalDiskException(options.Path, failure);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadOnly);
        Statement.Run(connection, null, "PRAGMA query_only = 1; PRAGMA wal_autocheckpoint = 0");
        return connection;
    }

    /// <summary>Checks a file without opening it for writing.</summary>
    public static void Examine(string path)
    {
        if (!File.Exists(path)) throw new JournalCorruptException(path, "it is missing");
        try
        {
            using var connection = OpenReader(path);
            var version = JournalSchema.VersionOf(connection, path)
                ?? throw new JournalCorruptException(path, "it is empty");
            if (version > JournalSchema.Version)
                throw new JournalNewerException(path, version, JournalSchema.Version);
            Check(connection, path);
        }
        catch (SqliteException failure)
        {
            throw SqliteErrors.IsOfFile(failure)
                ? SqliteErrors.Map(path, failure)
                : new JournalDiskException(path, failure);
        }
    }

    /// <summary>Closes as a killed process would: nothing is folded back, an open transaction is lost.</summary>
    public static void Drop(SqliteConnection connection)
    {
        if (connection.Handle is { } handle)
            _ = raw.sqlite3_db_config(handle, NoCheckpointOnClose, 1, out _);
        connection.Dispose();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>An empty file is an empty database. Made here so that its mode is right from the first moment; the log
    /// files of SQLite take the mode of the database.</summary>
    private static void CreateEmpty(string path)
    {
        if (File.Exists(path)) return;
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, create).Dispose();
    }

    private static void Prepare(SqliteConnection connection, JournalFileOptions options)
    {
        // The version is read before anything is set: a newer file stays as it is.
        var version = JournalSchema.VersionOf(connection, options.Path);
        if (version > JournalSchema.Version)
            throw new JournalNewerException(options.Path, version.Value, JournalSchema.Version);
        SetPragmas(connection, options);
        if (version is null) JournalSchema.Create(connection, options.Time.GetUtcNow());
        Check(connection, options.Path);
    }

    private static void SetPragmas(SqliteConnection connection, JournalFileOptions options)
    {
        Statement.Run(connection, null, "PRAGMA page_size = 4096");
        Statement.Run(connection, null, "PRAGMA journal_mode = WAL");
        Statement.Run(connection, null, options.SyncToDisk ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
        Statement.Run(connection, null, "PRAGMA foreign_keys = ON");
        if (OperatingSystem.IsMacOS() && options.SyncToDisk)
            Statement.Run(connection, null, "PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1");
        var pages = (options.FileBytesMax / PageBytes).ToString(CultureInfo.InvariantCulture);
        Statement.Run(connection, null, $"PRAGMA max_page_count = {pages}");
    }

    private static void Check(SqliteConnection connection, string path)
    {
        var finding = Statement.Single(connection, "PRAGMA quick_check(1)") as string;
        if (finding != "ok") throw new JournalCorruptException(path, finding ?? "the quick check gave no answer");
    }
}
