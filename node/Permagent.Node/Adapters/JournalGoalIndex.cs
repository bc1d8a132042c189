using System.Globalization;
using System.Text;
using Permagent.Actors.Goals;
using Permagent.Journal;
using Permagent.Journal.Feed;
using Permagent.Protocol;

namespace Permagent.Node.Adapters;

/// <summary>The list of goals in <c>journal.db</c>: rows by number, and the number of each id.</summary>
internal sealed class JournalGoalIndex(JournalFile journal) : IGoalIndex
{
    private const string ByNumber = "goal";
    private const string ById = "goal.id";

    /// <inheritdoc/>
    public Task<ImmutableArray<GoalIndexRow>> UnsettledAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var open = ImmutableArray.CreateBuilder<GoalIndexRow>();
        var after = "";
        while (true)
        {
            var page = journal.Feed.Models(ByNumber, after, JournalLimits.PageRowsMax);
            if (page.Count == 0) return Task.FromResult(open.ToImmutable());
            open.AddRange(page.Select(row => GoalIndexRow.Read(row.Body.Span)).Where(row => !row.Settled));
            after = page[^1].Key;
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<GoalIndexRow>> NewestAsync(int countMax, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(journal.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT body FROM read_model WHERE kind = $kind ORDER BY key DESC LIMIT $count";
            command.Parameters.AddWithValue("$kind", ByNumber);
            command.Parameters.AddWithValue("$count", countMax);
            using var reader = command.ExecuteReader();
            var rows = ImmutableArray.CreateBuilder<GoalIndexRow>();
            while (reader.Read()) rows.Add(GoalIndexRow.Read(reader.GetFieldValue<byte[]>(0)));
            return rows.ToImmutable();
        }));
    }

    /// <inheritdoc/>
    public Task<GoalIndexRow?> FindAsync(GoalId goal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var number = journal.Feed.Model(ById, goal.ToString());
        var row = number is null ? null : journal.Feed.Model(ByNumber, Encoding.ASCII.GetString(number.Body.Span));
        return Task.FromResult(row is null ? null : GoalIndexRow.Read(row.Body.Span));
    }

    /// <inheritdoc/>
    public async Task<int> LastNumberAsync(CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(1, cancellationToken);
        return newest.IsEmpty ? 0 : newest[0].Number;
    }

    /// <inheritdoc/>
    public Task PutAsync(GoalIndexRow row, CancellationToken cancellationToken) => journal.Feed.ProjectAsync(
        new Projection
        {
            Models =
            [
                new(ByNumber, KeyOf(row.Number), row.Write()),
                new(ById, row.Goal.ToString(), Encoding.ASCII.GetBytes(KeyOf(row.Number))),
            ],
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task DropAsync(GoalId goal, CancellationToken cancellationToken)
    {
        if (await FindAsync(goal, cancellationToken) is not { } row) return;
        await journal.Feed.ProjectAsync(
            new Projection { DeletedModels = [new(ByNumber, KeyOf(row.Number)), new(ById, goal.ToString())] },
            cancellationToken);
    }

    // Ten digits sort as numbers do.
    private static string KeyOf(int number) => number.ToString("D10", CultureInfo.InvariantCulture);
}
