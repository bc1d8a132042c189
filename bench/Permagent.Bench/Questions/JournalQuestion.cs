using Microsoft.Data.Sqlite;
using Permagent.Journal;
using Permagent.Journal.Events;

namespace Permagent.Bench.Questions;

/// <summary>What the journal costs above plain SQLite.</summary>
internal sealed class JournalQuestion : IQuestion
{
    private const int Batches = 150;
    private const int EventsOfBatch = 64;
    private const int PayloadBytes = 200;

    /// <inheritdoc/>
    public string Name => "journal";

    /// <inheritdoc/>
    public string Text => "How many events a second does the journal make durable (FULL), 64 in a commit?";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(BenchRun bench)
    {
        var (many, one, plain) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            var ofMany = await JournalAsync(bench, bench.Folder($"many{run}"), streams: EventsOfBatch);
            var sqlite = Plain(bench, bench.Folder($"plain{run}"));
            var ofOne = await JournalAsync(bench, bench.Folder($"one{run}"), streams: 1);
            if (run < 0) continue;
            many.Add(ofMany);
            one.Add(ofOne);
            plain.Add(sqlite);
        }

        return
        [
            new("append 200 B, 64 streams with one event each", "events/s", many),
            new("append 200 B, one stream with 64 events", "events/s", one),
            new("plain SQLite, the same event table and batches", "events/s", plain),
            new("64 streams to plain SQLite, run by run", "ratio", Ratios(many, plain), Goal: 0.8, AtLeast: true),
            new("one stream to plain SQLite, run by run", "ratio", Ratios(one, plain), Goal: 0.8, AtLeast: true),
        ];
    }

    private static List<double> Ratios(List<double> ours, List<double> plain) =>
        [.. ours.Zip(plain, (mine, other) => mine / other)];

    private static async Task<double> JournalAsync(BenchRun bench, string folder, int streams)
    {
        await using var journal = JournalFile.Open(
            new() { Path = Path.Combine(folder, "journal.db"), Time = bench.Clock });
        var seconds = await bench.SecondsAsync(async () =>
        {
            for (var batch = 0; batch < Batches; batch++)
            {
                var writes = Enumerable.Range(0, streams).Select(stream => Write(batch, stream, streams));
                foreach (var result in await journal.AppendAsync([.. writes], CancellationToken.None))
                {
                    if (result.Failure is { } failure) throw failure;
                }
            }
        });
        return Batches * EventsOfBatch / seconds;
    }

    private static JournalWrite Write(int batch, int stream, int streams)
    {
        var events = EventsOfBatch / streams;
        return new($"stream-{stream}", [.. Enumerable.Range((batch * events) + 1, events).Select(
            number => new JournalEvent(number, "writer", number, 1, "bench.event", new byte[PayloadBytes]))]);
    }

    private static double Plain(BenchRun bench, string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "plain.db")};Pooling=False");
        connection.Open();
        using (var settings = connection.CreateCommand())
        {
            settings.CommandText = """
                PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
                CREATE TABLE event(ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
                    stream INTEGER NOT NULL, seq INTEGER NOT NULL, writer BLOB NOT NULL, ts INTEGER NOT NULL,
                    manifest INTEGER NOT NULL, payload BLOB NOT NULL, crc INTEGER NOT NULL,
                    UNIQUE(stream, seq)) STRICT;
                """;
            settings.ExecuteNonQuery();
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO event(stream, seq, writer, ts, manifest, payload, crc)
            VALUES ($stream, $seq, x'00112233445566778899aabbccddeeff', $seq, 1, $payload, 1234567890)
            """;
        var stream = insert.Parameters.Add("$stream", SqliteType.Integer);
        var seq = insert.Parameters.Add("$seq", SqliteType.Integer);
        insert.Parameters.Add("$payload", SqliteType.Blob).Value = new byte[PayloadBytes];
        var start = bench.Clock.GetTimestamp();
        for (var batch = 0; batch < Batches; batch++)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            seq.Value = batch;
            for (var i = 0; i < EventsOfBatch; i++)
            {
                stream.Value = i;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return Batches * EventsOfBatch / bench.Clock.GetElapsedTime(start).TotalSeconds;
    }
}
