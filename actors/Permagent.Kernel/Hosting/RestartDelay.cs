namespace Permagent.Kernel.Hosting;

/// <summary>The wait before a failed actor of <c>/user</c> is restarted: min, doubled by each failure up to
/// max.</summary>
/// <remarks>The cell stays suspended meanwhile, its mailbox kept.</remarks>
/// <param name="Min">The first wait.</param>
/// <param name="Max">The longest wait before jitter. An actor that ran this long without failing starts at Min.</param>
/// <param name="Jitter">Share of the wait by which chance makes it longer or shorter, 0 to 1.</param>
public sealed record RestartDelay(TimeSpan Min, TimeSpan Max, double Jitter)
{
    internal TimeSpan After(int failures, Random chance)
    {
        double wait = Math.Min(Max.TotalSeconds, Min.TotalSeconds * Math.Pow(2, failures));
        return TimeSpan.FromSeconds(wait * (1 + (((2 * chance.NextDouble()) - 1) * Jitter)));
    }

    internal void Check()
    {
        if (Min < TimeSpan.Zero || Max < Min || Jitter is < 0 or > 1)
        {
            throw new ArgumentException($"RestartDelay must hold 0 <= Min <= Max and Jitter in 0..1, not {this}.");
        }
    }
}
