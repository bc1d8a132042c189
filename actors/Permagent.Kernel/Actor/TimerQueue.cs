#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>A binary heap of entries by due time, then by order of creation; entries can be taken out.</summary>
internal sealed class TimerQueue
{
    private readonly List<TimerEntry> _heap = [];

    internal int Count => _heap.Count;

    internal TimerEntry First => _heap.Count == 0 ? null : _heap[0];

    internal void Add(TimerEntry entry)
    {
        _heap.Add(entry);
        Up(entry, _heap.Count - 1);
    }

    internal bool Remove(TimerEntry entry)
    {
        int at = entry.Index;
        if (at < 0)
        {
            return false;
        }

        TimerEntry last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        entry.Index = -1;
        if (last != entry)
        {
            Up(last, at);
            Down(last, last.Index);
        }

        return true;
    }

    internal void Clear()
    {
        foreach (TimerEntry entry in _heap)
        {
            entry.Index = -1;
        }

        _heap.Clear();
    }

    private void Up(TimerEntry entry, int at)
    {
        while (at > 0 && entry.IsBefore(_heap[(at - 1) / 2]))
        {
            Place(_heap[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }

        Place(entry, at);
    }

    private void Down(TimerEntry entry, int at)
    {
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _heap.Count)
            {
                break;
            }

            if (child + 1 < _heap.Count && _heap[child + 1].IsBefore(_heap[child]))
            {
                child++;
            }

            if (!_heap[child].IsBefore(entry))
            {
                break;
            }

            Place(_heap[child], at);
            at = child;
        }

        Place(entry, at);
    }

    private void Place(TimerEntry entry, int at)
    {
        _heap[at] = entry;
        entry.Index = at;
    }
}

/// <summary>One piece of scheduled work.</summary>
internal sealed class TimerEntry(Action action, TimeSpan interval)
{
    /// <summary>Where it stands in the heap; -1 when it is not in it.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>Due time in ticks of the clock.</summary>
    internal long Due { get; set; }

    internal long Number { get; set; }

    internal Action Action { get; } = action;

    /// <summary>Zero for work that is done once.</summary>
    internal TimeSpan Interval { get; } = interval;

    internal volatile bool Cancelled;

    internal bool IsBefore(TimerEntry other) => Due < other.Due || (Due == other.Due && Number < other.Number);
}
