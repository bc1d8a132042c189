#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Where an actor may be started.</summary>
public abstract class Scope : IEquatable<Scope>
{
    /// <summary>Fills what this scope leaves open with another.</summary>
    public abstract Scope WithFallback(Scope other);

    /// <inheritdoc/>
    public virtual bool Equals(Scope other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public sealed override bool Equals(object obj) => Equals(obj as Scope);

    /// <inheritdoc/>
    public override int GetHashCode() => GetType().Name.Length;
}

/// <summary>In this process.</summary>
public sealed class LocalScope : Scope
{
    private LocalScope()
    {
    }

    /// <summary>The one instance.</summary>
    public static LocalScope Instance { get; } = new();

    /// <inheritdoc/>
    public override Scope WithFallback(Scope other) => this;
}

/// <summary>Not said; there is only this process.</summary>
internal sealed class NoScopeGiven : Scope
{
    internal static NoScopeGiven Instance { get; } = new();

    public override Scope WithFallback(Scope other) => other;
}
