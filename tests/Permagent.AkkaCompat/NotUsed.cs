namespace Permagent.Kernel;

/// <summary>Stands where a type asks for a value that nobody uses.</summary>
public sealed class NotUsed : IEquatable<NotUsed>
{
    private NotUsed()
    {
    }

    /// <summary>The one instance.</summary>
    public static NotUsed Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(NotUsed other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is NotUsed;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "NotUsed";
}
