using Microsoft.Data.Sqlite;

namespace Permagent.Brain.Store;

/// <summary>The files of a Brain: made once, checked at each start, never replaced.</summary>
internal sealed class BrainFile
{
    private const string DatabaseName = "brain.db";
    private const string KeyName = "brain.key";
    private const string KeyCheck = "key_check";
    private const string AnalysisCheck = "analysis";

    // Errors of SQLite that say the file itself is bad.
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    // Larger files take longer than a start may; they are checked when their pages are touched.
    private const long CheckedAtStartBytesMax = 200L * 1024 * 1024;

    private readonly BrainOptions _options;

    private BrainFile(BrainOptions options)
    {
        _options = options;
        Path = System.IO.Path.Combine(options.Folder, DatabaseName);
        KeyPath = System.IO.Path.Combine(options.Folder, KeyName);
    }

    /// <summary>The database.</summary>
    public string Path { get; }

    /// <summary>The key file.</summary>
    public string KeyPath { get; }

    /// <summary>The ids of this Brain.</summary>
    public BrainKeys Keys { get; private set; } = new(default);

    /// <summary>Opens the files of a folder, or makes them.</summary>
    /// <exception cref="BrainDamagedException">A file is damaged or missing; nothing was changed.</exception>
    /// <exception cref="BrainTooNewException">Written by a newer program; nothing was changed.</exception>
    public static BrainFile Open(BrainOptions options)
    {
        var file = new BrainFile(options);
        MakeFolder(options.Folder);
        if (!File.Exists(file.Path)) file.Make();
        file.CheckAll(CheckedAtStartBytesMax);
        return file;
    }

    /// <summary>Checks the files of a folder, whatever their size, and makes none.</summary>
    /// <exception cref="BrainDamagedException">A file is damaged or missing.</exception>
    /// <exception cref="BrainTooNewException">Written by a newer program.</exception>
    public static void Examine(BrainOptions options)
    {
        var file = new BrainFile(options);
        if (!File.Exists(file.Path)) throw new BrainDamagedException(file.Path, "it is missing");
        file.CheckAll(long.MaxValue);
    }

    private void CheckAll(long bytesMax)
    {
        Keys = new(ReadKey());
        try
        {
            Check(bytesMax);
        }
        catch (SqliteException failure) when (IsDamage(failure))
        {
            throw new BrainDamagedException(Path, failure.Message);
        }
    }

    /// <summary>True if an error says that the file is bad.</summary>
    public static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>Opens the one connection that writes and checkpoints.</summary>
    public Db OpenWriter()
    {
        var db = new Db(Connection(SqliteOpenMode.ReadWrite));
        foreach (var pragma in WriterPragmas) db.Scalar(pragma);
        return db;
    }

    /// <summary>Opens a connection that can only read.</summary>
    public Db OpenReader()
    {
        var db = new Db(Connection(SqliteOpenMode.ReadOnly));
        foreach (var pragma in ReaderPragmas) db.Scalar(pragma);
        return db;
    }

    private static readonly string[] WriterPragmas =
    [
        "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA secure_delete=ON",
        "PRAGMA cell_size_check=ON", "PRAGMA trusted_schema=OFF", "PRAGMA temp_store=MEMORY", "PRAGMA mmap_size=0",
        "PRAGMA wal_autocheckpoint=1000",
        // 16 MiB: rows are keyed by hashes, so an import touches pages all over the indexes, each again and again.
        "PRAGMA cache_size=-16384",
    ];

    private static readonly string[] ReaderPragmas =
    [
        "PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0", "PRAGMA trusted_schema=OFF", "PRAGMA mmap_size=0",
        "PRAGMA temp_store=MEMORY",
    ];

    private string Connection(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = 5,
    }.ToString();

    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(
            folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Makes the files. The database gets its name last, so a crash leaves either nothing that counts or all.
    /// </summary>
    private void Make()
    {
        var unfinished = Path + ".new";
        var prepared = File.Exists(unfinished);
        if (prepared && File.Exists(KeyPath) && IsWhole(unfinished))
        {
            File.Move(unfinished, Path);
            return;
        }

        if (File.Exists(KeyPath) && !prepared)
            throw new BrainDamagedException(Path, $"the key {KeyName} is here, but the database is gone");
        File.Delete(KeyPath);
        File.Delete(unfinished);
        File.Delete(unfinished + "-journal");
        var key = new byte[BrainKeys.KeyBytes];
        _options.Secrets.GetBytes(key);
        if (!_options.FixedKey.IsEmpty) key = _options.FixedKey.ToArray();
        MakeTables(unfinished, new BrainKeys(key));
        WritePrivate(KeyPath, key);
        File.Move(unfinished, Path);
    }

    private bool IsWhole(string unfinished)
    {
        using var db = new Db($"Data Source={unfinished};Mode=ReadOnly;Pooling=False");
        return db.Number("PRAGMA user_version") == Schema.Version
            && db.Scalar("SELECT value FROM meta WHERE key = @0", KeyCheck) as string == new BrainKeys(ReadKey())
                .Check();
    }

    private void MakeTables(string unfinished, BrainKeys keys)
    {
        WritePrivate(unfinished, []);
        using var db = new Db($"Data Source={unfinished};Mode=ReadWrite;Pooling=False");
        db.Scalar("PRAGMA secure_delete=ON");
        db.Run("BEGIN IMMEDIATE");
        db.Run(Schema.Create);
        db.Run("INSERT INTO meta (key, value) VALUES (@0, @1)", KeyCheck, keys.Check());
        db.Run("INSERT INTO meta (key, value) VALUES (@0, @1)", AnalysisCheck, _options.Analysis.ToString());
        Facts.Predicates.AddBuiltIn(db);
        db.Run("COMMIT");
    }

    private static void WritePrivate(string path, ReadOnlySpan<byte> bytes)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, how);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private ReadOnlyMemory<byte> ReadKey()
    {
        if (!_options.FixedKey.IsEmpty) return _options.FixedKey;
        if (!File.Exists(KeyPath)) throw new BrainDamagedException(Path, $"its key {KeyName} is missing");
        var key = File.ReadAllBytes(KeyPath);
        if (key.Length != BrainKeys.KeyBytes)
            throw new BrainDamagedException(KeyPath, $"{key.Length} bytes in place of {BrainKeys.KeyBytes}");
        return key;
    }

    private void Check(long bytesMax)
    {
        if (new FileInfo(Path).Length == 0) throw new BrainDamagedException(Path, "it is empty");
        using var db = OpenReader();
        var version = db.Number("PRAGMA user_version");
        if (version > Schema.Version) throw new BrainTooNewException(Path, version, Schema.Version);
        if (db.Number("PRAGMA application_id") != Schema.ApplicationId || version < 1)
            throw new BrainDamagedException(Path, "it is another kind of database");
        if (new FileInfo(Path).Length <= bytesMax
            && db.Scalar("PRAGMA quick_check(1)") as string is var found && found != "ok")
            throw new BrainDamagedException(Path, found ?? "no answer from the check");
        if (db.Scalar("SELECT value FROM meta WHERE key = @0", KeyCheck) as string != Keys.Check())
            throw new BrainDamagedException(KeyPath, "it is not the key of this database");
        var form = db.Scalar("SELECT value FROM meta WHERE key = @0", AnalysisCheck) as string;
        if (form != _options.Analysis.ToString())
            throw new ArgumentException($"The index of {Path} has the form {form}, not {_options.Analysis}.");
    }
}
