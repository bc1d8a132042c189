#nullable disable

namespace Permagent.Kernel.Actor;

/// <summary>Something that lives once per actor system.</summary>
public interface IExtension;

/// <summary>Makes and finds an extension.</summary>
public interface IExtensionId
{
    /// <summary>The extension's type; the key in the system.</summary>
    Type ExtensionType { get; }

    /// <summary>Makes it; called once per system.</summary>
    object CreateExtension(ExtendedActorSystem system);
}

/// <summary>Base of extension ids.</summary>
public abstract class ExtensionIdProvider<T> : IExtensionId
    where T : IExtension
{
    /// <inheritdoc/>
    public Type ExtensionType => typeof(T);

    /// <summary>Makes the extension; called once per system.</summary>
    public abstract T CreateExtension(ExtendedActorSystem system);

    /// <summary>The system's extension, made on first use.</summary>
    public T Apply(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return (T)system.RegisterExtension(this);
    }

    /// <summary>The system's extension, made on first use.</summary>
    public T Get(ActorSystem system) => Apply(system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);
}
