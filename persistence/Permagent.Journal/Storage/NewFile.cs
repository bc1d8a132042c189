using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;

namespace Permagent.Journal.Storage;

/// <summary>Makes a journal file under another name and renames it when it is whole. So a file that is there and empty
/// was cut off, and is never taken for a new one.</summary>
internal static class NewFile
{
    public const int PageBytes = 4_096;

    public static void Create(JournalFileOptions options)
    {
        // SQLite would apply the log of the lost file to the new one.
        if (File.Exists(options.Path + "-wal"))
            throw new JournalCorruptException(options.Path, "it is missing, but its log is there");
        var unfinished = options.Path + ".new";
        File.Delete(unfinished); // Of a process that was killed here; nobody has heard of it.
        CreateEmpty(unfinished);
        using (var connection = JournalConnections.Open(unfinished, SqliteOpenMode.ReadWrite))
        {
            Statement.Run(connection, null, $"PRAGMA page_size = {PageBytes}");
            if (!options.SyncToDisk) Statement.Run(connection, null, "PRAGMA synchronous = OFF");
            options.Schema.Migrate(connection, from: 0, options.Time.GetUtcNow());
        }

        File.Move(unfinished, options.Path);
    }

    /// <summary>Its mode is right from the first moment; the log files of SQLite take the mode of the database.
    /// </summary>
    private static void CreateEmpty(string path)
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, create).Dispose();
    }
}
