#nullable disable
namespace Permagent.Testing.PersistenceKit;

/// <summary>What a test snapshot store does when it is to save.</summary>
public class SnapshotStoreSaveBehavior : SnapshotStoreBehavior
{
    internal SnapshotStoreSaveBehavior(Action<ISnapshotStoreInterceptor> set)
        : base(set)
    {
    }
}
