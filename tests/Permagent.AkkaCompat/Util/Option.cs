namespace Permagent.Kernel.Util;

/// <summary>A value or none.</summary>
public readonly struct Option<T> : IEquatable<Option<T>>
{
    private readonly T _value;

    /// <summary>With a value; null gives none.</summary>
    public Option(T value)
    {
        _value = value;
        HasValue = value is not null;
    }

    /// <summary>No value.</summary>
    public static Option<T> None { get; }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>True if there is no value.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>The value; of none the type's default.</summary>
    public T Value => _value;

    /// <summary>With a value; null gives none.</summary>
    public static Option<T> Create(T value) => new(value);

    /// <summary>With a value; null gives none.</summary>
    public static implicit operator Option<T>(T value) => new(value);

    /// <summary>Equal values, or both none.</summary>
    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    /// <summary>Another value.</summary>
    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);

    /// <summary>The value, or what the fallback gives.</summary>
    public T GetOrElse(T fallbackValue) => HasValue ? _value : fallbackValue;

    /// <summary>This one, or another if it has no value.</summary>
    public Option<T> OrElse(Option<T> fallback) => HasValue ? this : fallback;

    /// <summary>The value mapped; none stays none.</summary>
    public Option<TNew> Select<TNew>(Func<T, TNew> selector) =>
        HasValue ? new Option<TNew>(selector(_value)) : Option<TNew>.None;

    /// <summary>The value mapped to an option; none stays none.</summary>
    public Option<TNew> FlatSelect<TNew>(Func<T, Option<TNew>> mapper) =>
        HasValue ? mapper(_value) : Option<TNew>.None;

    /// <summary>Calls the action with the value, if there is one.</summary>
    public void OnSuccess(Action<T> action)
    {
        if (HasValue)
        {
            action(_value);
        }
    }

    /// <inheritdoc/>
    public bool Equals(Option<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is Option<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HasValue ? EqualityComparer<T>.Default.GetHashCode(_value) : 0;

    /// <inheritdoc/>
    public override string ToString() => HasValue ? $"Some<{_value}>" : "None";
}
