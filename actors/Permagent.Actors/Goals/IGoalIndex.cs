using System.Text.Json;
using Permagent.Protocol;
using Permagent.Protocol.Goals;

namespace Permagent.Actors.Goals;

/// <summary>The list of all goals, so that the open ones are found after a restart and old ones can be shown without
/// replaying them. A read model: the streams decide.</summary>
public interface IGoalIndex
{
    /// <summary>Rows that are not settled, oldest first.</summary>
    Task<ImmutableArray<GoalIndexRow>> UnsettledAsync(CancellationToken cancellationToken);

    /// <summary>The newest rows, newest first, at most <paramref name="countMax"/>.</summary>
    Task<ImmutableArray<GoalIndexRow>> NewestAsync(int countMax, CancellationToken cancellationToken);

    /// <summary>The row of a goal, or null.</summary>
    Task<GoalIndexRow?> FindAsync(GoalId goal, CancellationToken cancellationToken);

    /// <summary>The largest number given so far; 0 when there is none.</summary>
    Task<int> LastNumberAsync(CancellationToken cancellationToken);

    /// <summary>Stores a row durably, replacing the goal's older one.</summary>
    Task PutAsync(GoalIndexRow row, CancellationToken cancellationToken);

    /// <summary>Drops the row of a goal that never began.</summary>
    Task DropAsync(GoalId goal, CancellationToken cancellationToken);
}

/// <summary>One goal in the list.</summary>
/// <param name="Goal">Its id.</param>
/// <param name="Number">The node's own count: 7 is shown as <c>g7</c>.</param>
/// <param name="Settled">True when nothing more will happen to it.</param>
/// <param name="Report">How it stood when the row was written.</param>
public sealed record GoalIndexRow(GoalId Goal, int Number, bool Settled, GoalReport Report)
{
    /// <summary>The row as UTF-8 JSON.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, GoalJson.Default.GoalIndexRow);

    /// <summary>The row that was written.</summary>
    /// <exception cref="JsonException">The bytes are no row.</exception>
    public static GoalIndexRow Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, GoalJson.Default.GoalIndexRow)
        ?? throw new JsonException("A row of the goal list is empty.");
}
