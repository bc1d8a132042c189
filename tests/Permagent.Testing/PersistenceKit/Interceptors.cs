#nullable disable
using Permagent.Kernel.Persistence;

namespace Permagent.Testing.PersistenceKit;

/// <summary>An interceptor of events written as a lambda.</summary>
internal sealed class JournalInterceptor(Func<IPersistentRepresentation, Task> intercept) : IJournalInterceptor
{
    internal static JournalInterceptor Passing { get; } = new(_ => Task.CompletedTask);

    public Task InterceptAsync(IPersistentRepresentation message) => intercept(message);

    /// <summary>Waits, then does what the others do.</summary>
    internal static IJournalInterceptor After(TimeSpan delay, IJournalInterceptor next) =>
        new JournalInterceptor(async message =>
        {
            await Task.Delay(delay, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            await next.InterceptAsync(message).ConfigureAwait(false);
        });

    internal static IJournalInterceptor Failing(Func<IPersistentRepresentation, Task<bool>> fits) =>
        new JournalInterceptor(async message =>
        {
            if (await fits(message).ConfigureAwait(false))
            {
                throw new TestJournalFailureException($"The test makes the journal fail at {message}.");
            }
        });

    internal static IJournalInterceptor Refusing(Func<IPersistentRepresentation, Task<bool>> fits) =>
        new JournalInterceptor(async message =>
        {
            if (await fits(message).ConfigureAwait(false))
            {
                throw new TestJournalRejectionException($"The test makes the journal refuse {message}.");
            }
        });
}

/// <summary>An interceptor of snapshot calls written as a lambda.</summary>
internal sealed class SnapshotInterceptor(Func<string, SnapshotSelectionCriteria, Task> intercept)
    : ISnapshotStoreInterceptor
{
    internal static SnapshotInterceptor Passing { get; } = new((_, _) => Task.CompletedTask);

    public Task InterceptAsync(string persistenceId, SnapshotSelectionCriteria criteria) =>
        intercept(persistenceId, criteria);

    internal static ISnapshotStoreInterceptor After(TimeSpan delay, ISnapshotStoreInterceptor next) =>
        new SnapshotInterceptor(async (id, criteria) =>
        {
            await Task.Delay(delay, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            await next.InterceptAsync(id, criteria).ConfigureAwait(false);
        });

    internal static ISnapshotStoreInterceptor Failing(Func<string, SnapshotSelectionCriteria, Task<bool>> fits) =>
        new SnapshotInterceptor(async (id, criteria) =>
        {
            if (await fits(id, criteria).ConfigureAwait(false))
            {
                throw new TestSnapshotStoreFailureException($"The test makes the snapshot store fail for '{id}'.");
            }
        });
}
