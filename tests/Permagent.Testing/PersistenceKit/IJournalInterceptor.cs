#nullable disable
using Permagent.Kernel.Persistence;

namespace Permagent.Testing.PersistenceKit;

/// <summary>Sees each event before the test journal stores it, or gives it back.</summary>
public interface IJournalInterceptor
{
    /// <summary>Lets the event pass by ending; fails or refuses it by an exception.</summary>
    Task InterceptAsync(IPersistentRepresentation message);
}
