using System.Globalization;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;
using SQLitePCL;

namespace Permagent.Journal.Storage;

/// <summary>Opens and closes connections. SQLite 3.50 can damage a log that two connections write or fold back at the
/// same moment; so one connection does both, and readers are kept from it.</summary>
internal static class JournalConnections
{
    private const int BusyMs = 5_000; // A reader that opens meets the writer's recovery of the log at most.
    private const int NoCheckpointOnClose = 1_006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE

    public static SqliteConnection OpenWriter(JournalFileOptions options)
    {
        SqliteConnection? connection = null;
        try
        {
            if (File.Exists(options.Path)) CheckEnd(options.Path);
            else NewFile.Create(options);
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
            var version = JournalSchema.VersionOf(connection, path);
            if (version == 0) throw new JournalCorruptException(path, "it is empty");
            if (version > JournalSchema.Current.Version)
                throw new JournalNewerException(path, version, JournalSchema.Current.Version);
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

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
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
            _ = raw.sqlite3_busy_timeout(connection.Handle, BusyMs);
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>SQLite fills a page that was cut off with zeros and does not mind.</summary>
    private static void CheckEnd(string path)
    {
        // A log may hold the rest: of a power cut while it was folded back.
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 }) return;
        var bytes = new FileInfo(path).Length;
        if (bytes % NewFile.PageBytes != 0)
            throw new JournalCorruptException(path, $"it ends within a page, after {bytes} bytes");
    }

    private static void Prepare(SqliteConnection connection, JournalFileOptions options)
    {
        // The version is read before anything is set: a newer file stays as it is.
        var version = JournalSchema.VersionOf(connection, options.Path);
        if (version == 0) throw new JournalCorruptException(options.Path, "it is empty");
        if (version > options.Schema.Version)
            throw new JournalNewerException(options.Path, version, options.Schema.Version);
        SetPragmas(connection, options);
        Check(connection, options.Path); // Before the steps: a damaged file is not written to.
        if (version < options.Schema.Version)
            options.Schema.Migrate(connection, version, options.Time.GetUtcNow());
        Statement.Run(connection, null, "PRAGMA foreign_keys = ON");
    }

    private static void SetPragmas(SqliteConnection connection, JournalFileOptions options)
    {
        Statement.Run(connection, null, "PRAGMA foreign_keys = OFF"); // On again after the steps.
        Statement.Run(connection, null, "PRAGMA journal_mode = WAL");
        Statement.Run(connection, null, options.SyncToDisk ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
        if (OperatingSystem.IsMacOS() && options.SyncToDisk)
            Statement.Run(connection, null, "PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1");
        var pages = (options.FileBytesMax / NewFile.PageBytes).ToString(CultureInfo.InvariantCulture);
        Statement.Run(connection, null, $"PRAGMA max_page_count = {pages}");
    }

    private static void Check(SqliteConnection connection, string path)
    {
        var finding = Statement.Single(connection, "PRAGMA quick_check(1)") as string;
        if (finding != "ok") throw new JournalCorruptException(path, finding ?? "the quick check gave no answer");
    }
}
