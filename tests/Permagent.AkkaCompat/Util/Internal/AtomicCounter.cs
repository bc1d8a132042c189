namespace Permagent.Kernel.Util.Internal;

/// <summary>A counter that any thread may change.</summary>
public sealed class AtomicCounter(int initialValue)
{
    private int _value = initialValue;

    /// <summary>Starts at -1, so that the first number is 0.</summary>
    public AtomicCounter()
        : this(-1)
    {
    }

    /// <summary>The present value.</summary>
    public int Current => Volatile.Read(ref _value);

    /// <summary>Adds one and gives the new value.</summary>
    public int Next() => Interlocked.Increment(ref _value);

    /// <summary>Adds one and gives the new value.</summary>
    public int IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <summary>Adds one and gives the old value.</summary>
    public int GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <summary>Takes one off and gives the new value.</summary>
    public int Decrement() => Interlocked.Decrement(ref _value);

    /// <summary>Adds an amount and gives the new value.</summary>
    public int AddAndGet(int amount) => Interlocked.Add(ref _value, amount);

    /// <summary>Adds an amount and gives the old value.</summary>
    public int GetAndAdd(int amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <summary>Starts again at 0.</summary>
    public void Reset() => Interlocked.Exchange(ref _value, 0);

    /// <summary>Sets a value and gives the old one.</summary>
    public int GetAndSet(int value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Sets a value if the present one is as expected.</summary>
    public bool CompareAndSet(int expected, int newValue) =>
        Interlocked.CompareExchange(ref _value, newValue, expected) == expected;
}
