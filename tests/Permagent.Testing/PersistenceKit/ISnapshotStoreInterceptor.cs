#nullable disable
using Permagent.Kernel.Persistence;

namespace Permagent.Testing.PersistenceKit;

/// <summary>Sees each call before the test snapshot store obeys it.</summary>
public interface ISnapshotStoreInterceptor
{
    /// <summary>Lets the call pass by ending; fails it by an exception.</summary>
    Task InterceptAsync(string persistenceId, SnapshotSelectionCriteria criteria);
}
