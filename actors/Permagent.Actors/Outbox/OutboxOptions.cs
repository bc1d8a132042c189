namespace Permagent.Actors.Outbox;

/// <summary>Limits of the outbox.</summary>
public sealed record OutboxOptions
{
    /// <summary>Rows read at once. Default: 32 (orchestration.md section 2).</summary>
    public int PageMax { get; init; } = 32;

    /// <summary>Pause between two looks for rows that nobody announced. Default: 1 second.</summary>
    public TimeSpan LookDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait for the answer to one delivery; then it is repeated. Default: 30 seconds.</summary>
    public TimeSpan DeliveryTimeMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>First pause after a delivery that failed; it doubles each time. Default: 1 second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause after a delivery that failed. Default: 300 seconds.</summary>
    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Streams that wait to be told. Default: 1,024, more than there are open goals; a further one is told to
    /// nobody and must ask again.</summary>
    public int WaitersMax { get; init; } = 1_024;
}
