#nullable disable
namespace Permagent.Testing.PersistenceKit;

/// <summary>What a test snapshot store does when it is to delete.</summary>
public class SnapshotStoreDeleteBehavior : SnapshotStoreBehavior
{
    internal SnapshotStoreDeleteBehavior(Action<ISnapshotStoreInterceptor> set)
        : base(set)
    {
    }
}
