using Permagent.Protocol;

namespace Permagent.Actors.Goals;

/// <summary>The list of goals in memory, for tests and simulation. Any thread.</summary>
public sealed class MemoryGoalIndex : IGoalIndex
{
    private readonly Lock _gate = new();
    private ImmutableSortedDictionary<int, GoalIndexRow> _rows = ImmutableSortedDictionary<int, GoalIndexRow>.Empty;

    /// <inheritdoc/>
    public Task<ImmutableArray<GoalIndexRow>> UnsettledAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<GoalIndexRow>>([.. Rows().Where(row => !row.Settled)]);

    /// <inheritdoc/>
    public Task<ImmutableArray<GoalIndexRow>> NewestAsync(int countMax, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<GoalIndexRow>>([.. Rows().Reverse().Take(countMax)]);

    /// <inheritdoc/>
    public Task<GoalIndexRow?> FindAsync(GoalId goal, CancellationToken cancellationToken) =>
        Task.FromResult(Rows().FirstOrDefault(row => row.Goal == goal));

    /// <inheritdoc/>
    public Task<int> LastNumberAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Rows().Select(row => row.Number).LastOrDefault());

    /// <inheritdoc/>
    public Task PutAsync(GoalIndexRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        lock (_gate) _rows = _rows.SetItem(row.Number, row);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DropAsync(GoalId goal, CancellationToken cancellationToken)
    {
        lock (_gate) _rows = _rows.RemoveRange(_rows.Values.Where(row => row.Goal == goal).Select(row => row.Number));
        return Task.CompletedTask;
    }

    private IEnumerable<GoalIndexRow> Rows()
    {
        lock (_gate) return _rows.Values;
    }
}
