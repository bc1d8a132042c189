using Microsoft.Data.Sqlite;
using Permagent.Journal.Errors;

namespace Permagent.Journal.Storage;

/// <summary>Turns the error numbers of SQLite into the exceptions of the journal.</summary>
internal static class SqliteErrors
{
    private const int Perm = 3;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int Io = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>True when the file, not the statement, is at fault: nothing else of the same transaction can succeed.
    /// </summary>
    public static bool IsOfFile(Exception failure) =>
        failure is JournalFullException or JournalDiskException or JournalCorruptException
        || (failure is SqliteException sqlite && sqlite.SqliteErrorCode
            is Perm or NoMemory or ReadOnly or Io or Corrupt or Full or CannotOpen or NotADatabase);

    /// <summary>The journal's own exception for an error of the file; any other failure as it is.</summary>
    public static Exception Map(string path, Exception failure) => failure is not SqliteException sqlite
        ? failure
        : sqlite.SqliteErrorCode switch
        {
            Full => new JournalFullException(path, sqlite),
            Corrupt or NotADatabase => new JournalCorruptException(path, sqlite.Message, sqlite),
            _ when IsOfFile(sqlite) => new JournalDiskException(path, sqlite),
            _ => failure,
        };

    /// <summary>True when a page of the file does not make sense.</summary>
    public static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NotADatabase;
}
