#nullable disable
using Permagent.Kernel.Actor;

namespace Permagent.Testing;

/// <summary>The test kit's settings of a system.</summary>
public sealed class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    private static readonly TestKitExtension s_id = new();

    /// <summary>The settings of a system.</summary>
    public static TestKitSettings For(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return (TestKitSettings)system.RegisterExtension(s_id);
    }

    /// <inheritdoc/>
    public override TestKitSettings CreateExtension(ExtendedActorSystem system) => new(system.Settings.Config);
}
