using System.Text.Json;
using System.Text.Json.Serialization;
using Permagent.Actors.Ports;
using Permagent.Journal;
using Permagent.Journal.Feed;
using FeedRow = Permagent.Protocol.Feed.FeedRow;

namespace Permagent.Node.Adapters;

/// <summary>The event feed in <c>journal.db</c>: what the projection writes and every surface reads.</summary>
internal sealed class JournalFeedStore(JournalFile journal) : IFeedStore
{
    private const string LedgerReader = "feed.ledger";
    private const string JournalReader = "feed.journal";

    /// <inheritdoc/>
    public Task<FeedPositions> PositionsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new FeedPositions(
            journal.Feed.PositionOf(LedgerReader), journal.Feed.PositionOf(JournalReader)));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<FeedRow>> AppendAsync(
        ImmutableArray<FeedFact> rows, FeedPositions from, FeedPositions to, CancellationToken cancellationToken)
    {
        var projection = new Projection
        {
            Rows = [.. rows.Select(row => new Permagent.Journal.Feed.FeedRow(row.At, row.Type, Write(row)))],
            Moves =
            [
                .. Step(LedgerReader, from.Ledger, to.Ledger),
                .. Step(JournalReader, from.Journal, to.Journal),
            ],
        };
        var next = await journal.Feed.ProjectAsync(projection, cancellationToken);
        var first = next - rows.Length;
        return [.. rows.Select((row, i) => new FeedRow(
            first + i, row.At, row.Type, row.LedgerSeq, row.Goal, row.Task, row.Data))];
    }

    /// <summary>Rows after a position, at most <paramref name="count"/>.</summary>
    public IReadOnlyList<FeedRow> ReadAfter(long after, int count) =>
        [.. journal.Feed.Read(after + 1, count).Select(entry => Read(entry))];

    private static IEnumerable<ReaderMove> Step(string reader, long from, long to) =>
        from == to ? [] : [new ReaderMove(reader, from, to)];

    private static byte[] Write(FeedFact row) => JsonSerializer.SerializeToUtf8Bytes(
        new FeedBody(row.LedgerSeq, row.Goal, row.Task, row.Data), FeedJson.Default.FeedBody);

    private static FeedRow Read(FeedEntry entry)
    {
        var body = JsonSerializer.Deserialize(entry.Row.Body.Span, FeedJson.Default.FeedBody)
            ?? throw new InvalidDataException($"Row {entry.Pos} of the event feed is empty; run permagent doctor.");
        return new(entry.Pos, entry.Row.At, entry.Row.Type, body.Seq, body.Goal, body.Task, body.Data);
    }
}

/// <summary>A feed row's body on disk.</summary>
internal sealed record FeedBody(long? Seq, string Goal, string Task, string Data);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedBody))]
internal sealed partial class FeedJson : JsonSerializerContext;
