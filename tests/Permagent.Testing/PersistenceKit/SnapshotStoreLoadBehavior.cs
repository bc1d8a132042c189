#nullable disable
namespace Permagent.Testing.PersistenceKit;

/// <summary>What a test snapshot store does when it is to load.</summary>
public class SnapshotStoreLoadBehavior : SnapshotStoreBehavior
{
    internal SnapshotStoreLoadBehavior(Action<ISnapshotStoreInterceptor> set)
        : base(set)
    {
    }
}
