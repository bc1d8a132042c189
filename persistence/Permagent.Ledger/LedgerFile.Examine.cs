using Microsoft.Data.Sqlite;
using Permagent.Ledger.Storage;

namespace Permagent.Ledger;

/// <summary>Looking at a log that nobody has open.</summary>
public sealed partial class LedgerFile
{
    /// <summary>Looks through the files of a log while no node runs; changes nothing. The caller holds the home's
    /// lock.</summary>
    /// <param name="stateFolder">Folder of <c>ledger.db</c>.</param>
    /// <param name="headFolder">Folder of the head file.</param>
    /// <param name="leavesMax">Newest entries that are hashed again.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="LedgerDamagedException">The file is missing, or is not what SQLite wrote.</exception>
    /// <exception cref="LedgerNewerException">A newer program wrote it.</exception>
    public static LedgerFindings Examine(
        string stateFolder, string headFolder, long leavesMax, CancellationToken cancellationToken)
    {
        var path = LedgerHome.DatabaseIn(stateFolder);
        if (!File.Exists(path)) throw new LedgerDamagedException($"{path} is missing. Restore it, or reset the log.");
        try
        {
            using var connection = Database.OpenReader(path);
            Database.CheckVersion(connection, path);
            var found = connection.One("PRAGMA quick_check(1)", row => row.GetString(0));
            return found == "ok"
                ? LedgerCheck.Look(connection, LedgerHome.HeadIn(headFolder), leavesMax, cancellationToken)
                : throw new LedgerDamagedException($"{path} is damaged ({found}). Restore it, or reset the log.");
        }
        catch (SqliteException failure)
        {
            throw Database.Damaged(path, failure);
        }
    }

    /// <summary>Looks through this log; only the newest <paramref name="leavesMax"/> entries are hashed
    /// again.</summary>
    /// <exception cref="LedgerDamagedException">The file is not what SQLite wrote.</exception>
    public ValueTask<LedgerFindings> LookAsync(long leavesMax, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Database.OpenReader(_context.Home.DatabasePath);
        try
        {
            return new(LedgerCheck.Look(connection, _context.Home.HeadPath, leavesMax, cancellationToken));
        }
        catch (SqliteException failure) when (Database.IsDamage(failure))
        {
            throw Database.Damaged(_context.Home.DatabasePath, failure);
        }
    }
}
