using Permagent.Kernel.Util;

namespace Permagent.Kernel.Simulation;

/// <summary>Random priorities with change points: the highest runs until a change point puts it last.</summary>
internal sealed class PriorityOrder
{
    private const int ChangePoints = 2; // Depth 3: one order of priorities and two changes of it.
    private const int PriorityMax = 1 << 30; // Numbers; so many that two alike are rare.
    private const int InFrontMax = 500; // Steps in a row: one that never rests would starve the rest for ever.

    private readonly SeededRandom _chance;
    private readonly Dictionary<object, int> _priorities = [];
    private readonly long[] _changes;
    private object? _inFront;
    private int _stepsInFront;
    private int _last;

    internal PriorityOrder(SeededRandom chance, long stepsExpected)
    {
        _chance = chance;
        _changes = [.. Enumerable.Range(0, ChangePoints).Select(_ => 1 + chance.NextInt64(stepsExpected))];
    }

    /// <summary>Where the first of these stands.</summary>
    internal int Pick(IReadOnlyList<Work> runnable, long step)
    {
        int at = Highest(runnable);
        object identity = runnable[at].Identity;
        _stepsInFront = ReferenceEquals(identity, _inFront) ? _stepsInFront + 1 : 0;
        _inFront = identity;
        if (_stepsInFront >= InFrontMax || _changes.Contains(step))
        {
            _priorities[identity] = --_last;
            _stepsInFront = 0;
            at = Highest(runnable);
        }

        return at;
    }

    private int Highest(IReadOnlyList<Work> runnable)
    {
        int best = 0;
        for (int i = 1; i < runnable.Count; i++)
        {
            if (PriorityOf(runnable[i]) > PriorityOf(runnable[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private int PriorityOf(Work work)
    {
        if (!_priorities.TryGetValue(work.Identity, out int priority))
        {
            _priorities[work.Identity] = priority = _chance.Next(PriorityMax);
        }

        return priority;
    }
}
