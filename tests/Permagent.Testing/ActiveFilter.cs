#nullable disable
namespace Permagent.Testing;

/// <summary>Filters while they count.</summary>
internal sealed class ActiveFilter(IReadOnlyList<EventFilterBase> filters)
{
    private int _count;

    /// <summary>Events that have fitted.</summary>
    internal int Count => Volatile.Read(ref _count);

    internal bool Take(object message)
    {
        if (!filters.Any(filter => filter.Fits(message)))
        {
            return false;
        }

        Interlocked.Increment(ref _count);
        return true;
    }

    public override string ToString() => string.Join(" or ", filters);
}
