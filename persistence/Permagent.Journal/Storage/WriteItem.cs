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
    public abstract bool Run(WriteContext context);

    /// <summary>Answers the caller; the transaction is durable.</summary>
    public abstract void Complete();

    /// <summary>Answers the caller; nothing was stored.</summary>
    public abstract void Fail(Exception failure);
}
