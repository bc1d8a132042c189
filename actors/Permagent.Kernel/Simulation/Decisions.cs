using Permagent.Kernel.Util;

namespace Permagent.Kernel.Simulation;

/// <summary>Every choice of a run in one place: drawn from the seed, or read from a schedule, and written
/// down.</summary>
/// <remarks>A schedule that is used up goes on with each choice's default: the first runnable, no fault.</remarks>
internal sealed class Decisions(SeededRandom chance, IReadOnlyList<long>? schedule)
{
    /// <summary>Stands in a schedule for the default of a choice.</summary>
    internal const long Default = -1;

    private readonly List<long> _taken = [];

    /// <summary>What was decided so far, in order.</summary>
    internal IReadOnlyList<long> Taken => _taken;

    /// <summary>True when the choices come from a schedule.</summary>
    internal bool IsReplay => schedule is not null;

    /// <summary>Chance of a strategy itself; what comes of it is written down as a choice.</summary>
    internal SeededRandom Chance => chance;

    /// <summary>A number below <paramref name="count"/>.</summary>
    internal long Next(long count, long byDefault = 0)
    {
        if (schedule is null)
        {
            return Note(chance.NextInt64(count));
        }

        return Note(Scheduled(count, byDefault));
    }

    /// <summary>A choice that a strategy made; in a replay the schedule's.</summary>
    internal int Pick(int count, Func<int> strategy) =>
        (int)Note(schedule is null ? strategy() : Scheduled(count, byDefault: 0));

    /// <summary>Whether something of this probability happens; by default it does not.</summary>
    internal bool Occurs(double probability)
    {
        if (probability <= 0)
        {
            return false;
        }

        return Note(schedule is null ? (chance.NextDouble() < probability ? 1 : 0) : Scheduled(2, 0)) == 1;
    }

    /// <summary>A number below <paramref name="count"/> in one of <paramref name="oneIn"/> cases, else zero.</summary>
    internal long NextRarely(int oneIn, long count)
    {
        if (schedule is null)
        {
            return Note(chance.Next(oneIn) == 0 ? chance.NextInt64(count) : 0);
        }

        return Note(Scheduled(count, byDefault: 0));
    }

    // A schedule cut elsewhere may offer more than there is to choose from: any list of numbers is a schedule.
    private long Scheduled(long count, long byDefault)
    {
        long value = _taken.Count < schedule!.Count ? schedule[_taken.Count] : Default;
        return value < 0 ? byDefault : Math.Min(value, Math.Max(0, count - 1));
    }

    private long Note(long value)
    {
        _taken.Add(value);
        return value;
    }
}
