namespace Permagent.Kernel.Util.Internal;

/// <summary>A counter of 64 bits that any thread may change.</summary>
public sealed class AtomicCounterLong(long value)
{
    private long _value = value;

    /// <summary>Starts at -1, so that the first number is 0.</summary>
    public AtomicCounterLong()
        : this(-1)
    {
    }

    /// <summary>The present value.</summary>
    public long Current => Interlocked.Read(ref _value);

    /// <summary>Adds one and gives the new value.</summary>
    public long Next() => Interlocked.Increment(ref _value);

    /// <summary>Adds one and gives the new value.</summary>
    public long IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <summary>Adds one and gives the old value.</summary>
    public long GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <summary>Adds an amount and gives the new value.</summary>
    public long AddAndGet(long amount) => Interlocked.Add(ref _value, amount);

    /// <summary>Takes one off and gives the new value.</summary>
    public long DecrementAndGet() => Interlocked.Decrement(ref _value);
}
