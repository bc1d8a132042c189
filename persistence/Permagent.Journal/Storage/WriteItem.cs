using Microsoft.Data.Sqlite;

namespace Permagent.Journal.Storage;

/// <summary>One call that waits for the writer.</summary>
internal abstract class WriteItem
{
    /// <summary>How many events it adds to a group.</summary>
    public virtual int Events => 1;

    /// <summary>How many payload bytes it adds to a group.</summary>
    public virtual long Bytes => 0;

    /// <summary>Does the work inside the group's transaction; may be called again after a failed group. Its own failure
    /// is kept for <see cref="Complete"/>; a failure of the file is thrown.</summary>
    /// <returns>False when a part failed and was undone.</returns>
    public abstract bool Run(SqliteConnection connection, SqliteTransaction transaction);

    /// <summary>Answers the caller; the transaction is durable.</summary>
    public abstract void Complete();

    /// <summary>Answers the caller; nothing was stored.</summary>
    public abstract void Fail(Exception failure);

    /// <summary>Runs one part so that its failure undoes this part alone.</summary>
    protected static Exception? Guarded(SqliteTransaction transaction, Action part)
    {
        const string Point = "part";
        transaction.Save(Point);
        try
        {
            part();
            transaction.Release(Point);
            return null;
        }
        catch (Exception failure) when (!SqliteErrors.IsOfFile(failure) && failure is not OutOfMemoryException)
        {
            transaction.Rollback(Point);
            transaction.Release(Point);
            return failure;
        }
    }
}
