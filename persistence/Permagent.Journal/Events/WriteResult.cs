namespace Permagent.Journal.Events;

/// <summary>What became of one <see cref="JournalWrite"/>.</summary>
/// <param name="Failure">Why nothing of it was stored; null when it is durable.</param>
public readonly record struct WriteResult(Exception? Failure)
{
    /// <summary>True when the write is durable.</summary>
    public bool IsWritten => Failure is null;
}
