#nullable disable
namespace Permagent.Testing;

/// <summary>What one of several messages must be like.</summary>
public sealed class PredicateInfo
{
    private PredicateInfo(Func<object, bool> fits, Type type) => (Fits, Type) = (fits, type);

    /// <summary>Whether a message is like that.</summary>
    public Func<object, bool> Fits { get; }

    /// <summary>The message's type.</summary>
    public Type Type { get; }

    /// <summary>A message of a type that fits.</summary>
    public static PredicateInfo Create<T>(Predicate<T> predicate) =>
        new(message => message is T typed && predicate(typed), typeof(T));

    /// <inheritdoc/>
    public override string ToString() => $"a {Type.Name} that fits";
}
