namespace Permagent.Actors.Ledgers;

/// <summary>Limits of the ledger's actor.</summary>
public sealed record LedgerActorOptions
{
    /// <summary>Pause between two tries of an entry that could not be written. Default: 5 seconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Rows and closings that wait for their turn. Default: 256, eight batches of the outbox; one more is
    /// answered as not recorded, and comes again.</summary>
    public int WaitingMax { get; init; } = 256;
}
