#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>The root of a system's tree.</summary>
public sealed class RootActorPath(Address address, string name = "/") : ActorPath(name, 0)
{
    private readonly Address _address = address ?? throw new ArgumentNullException(nameof(address));

    /// <summary>Protocol and system.</summary>
    public new Address Address => _address;

    /// <inheritdoc/>
    public override ActorPath Parent => this;

    /// <inheritdoc/>
    public override RootActorPath Root => this;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override ActorPath WithUid(long uid) => uid == 0
        ? this
        : throw new NotSupportedException("The root has no uid.");
}
