using Permagent.Kernel.Actor;

namespace Permagent.Bench.Questions;

/// <summary>Counts messages and says each time that so many have come.</summary>
internal sealed class Counter(int wanted, Action arrived) : UntypedActor
{
    private int _count;

    /// <summary>Props of a counter.</summary>
    public static Props PropsFor(int wanted, Action arrived) => Props.Create(() => new Counter(wanted, arrived));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (++_count < wanted) return;
        _count = 0;
        arrived();
    }
}
