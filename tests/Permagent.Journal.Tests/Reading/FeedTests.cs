using Permagent.Journal.Feed;

namespace Permagent.Journal.Tests.Reading;

public sealed class FeedTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_are_numbered_from_zero_without_gaps_together_with_their_readers()
    {
        using var journal = _folder.Open();
        _ = await journal.Feed.ProjectAsync(
            new Projection { Rows = [Row("a"), Row("b")], Moves = [new ReaderMove("ledger", 0, 7)] },
            CancellationToken.None);

        var next = await journal.Feed.ProjectAsync(
            new Projection { Rows = [Row("c")], Moves = [new ReaderMove("ledger", 7, 8)] }, CancellationToken.None);

        Assert.Equal(3, next);
        Assert.Equal(
            [(0L, "a"), (1L, "b"), (2L, "c")], journal.Feed.Read(0, 10).Select(one => (one.Pos, one.Row.Type)));
        Assert.Equal((8, 0), (journal.Feed.PositionOf("ledger"), journal.Feed.PositionOf("goals")));
        Assert.Equal("c", Assert.Single(journal.Feed.Read(2, 10)).Row.Type);
    }

    [Fact]
    public async Task A_step_that_was_made_already_stores_nothing()
    {
        using var journal = _folder.Open();
        var step = new Projection
        {
            Rows = [Row("a")],
            Moves = [new ReaderMove("goals", 0, 1), new ReaderMove("ledger", 0, 1)],
            Models = [new ReadModelRow("goal", "g1", new byte[] { 1 })],
        };
        _ = await journal.Feed.ProjectAsync(step with { Rows = [], Models = [], Moves = [step.Moves[1]] }, default);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => journal.Feed.ProjectAsync(step, default));

        Assert.Contains("'ledger' does not stand at 0", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (journal.Feed.Count(), journal.Feed.PositionOf("goals")));
        Assert.Null(journal.Feed.Model("goal", "g1"));
    }

    [Fact]
    public async Task Read_model_rows_are_set_replaced_listed_and_deleted()
    {
        using var journal = _folder.Open();
        await SetAsync(journal, "g1", 1);
        await SetAsync(journal, "g2", 2);
        await SetAsync(journal, "g1", 3);

        var all = journal.Feed.Models("goal", "", 10);
        _ = await journal.Feed.ProjectAsync(
            new Projection { DeletedModels = [new ReadModelKey("goal", "g2")] }, default);

        Assert.Equal([("g1", 3), ("g2", 2)], all.Select(row => (row.Key, (int)row.Body.Span[0])));
        Assert.Equal("g1", Assert.Single(journal.Feed.Models("goal", "", 10)).Key);
        Assert.Empty(journal.Feed.Models("goal", "g1", 10));
    }

    private static Task<long> SetAsync(JournalFile journal, string key, byte value) => journal.Feed.ProjectAsync(
        new Projection { Models = [new ReadModelRow("goal", key, new[] { value })] }, default);

    private static FeedRow Row(string type) => new(JournalFolder.Time.GetUtcNow(), type, new byte[] { 1 });
}
