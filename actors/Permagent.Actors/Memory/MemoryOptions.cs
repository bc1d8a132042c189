namespace Permagent.Actors.Memory;

/// <summary>Limits of the memory's actor.</summary>
public sealed record MemoryOptions
{
    /// <summary>Changes read at once. Default: 32, as in the outbox.</summary>
    public int PageMax { get; init; } = 32;

    /// <summary>Pause between two looks for changes that nobody announced. Default: 1 second.</summary>
    public TimeSpan LookDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause after a failure of ledger or memory. Default: 5 seconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);
}
