using Microsoft.Data.Sqlite;

namespace Permagent.Journal.Storage;

/// <summary>Lets one part of a transaction fail alone. Not nested; writer only.</summary>
internal sealed class Savepoint(SqliteConnection connection) : IDisposable
{
    private readonly RowStatement _begin = new(connection, "SAVEPOINT part");
    private readonly RowStatement _release = new(connection, "RELEASE part");
    private readonly RowStatement _undo = new(connection, "ROLLBACK TO part");

    /// <summary>Runs a part; its failure undoes this part alone and is given back. A failure of the file is thrown: it
    /// ends the whole transaction.</summary>
    public Exception? Guard(Action part)
    {
        _begin.Run();
        try
        {
            part();
            _release.Run();
            return null;
        }
        catch (Exception failure) when (!SqliteErrors.IsOfFile(failure) && failure is not OutOfMemoryException)
        {
            _undo.Run();
            _release.Run();
            return failure;
        }
    }

    public void Dispose()
    {
        _begin.Dispose();
        _release.Dispose();
        _undo.Dispose();
    }
}
