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
        var (ours, plain, ratio) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            var journal = await JournalAsync(bench, bench.Folder($"journal{run}"));
            var sqlite = await PlainAsync(bench, bench.Folder($"plain{run}"));
            if (run < 0) continue;
            ours.Add(journal);
            plain.Add(sqlite);
            ratio.Add(journal / sqlite);
        }

        return
        [
            new("append 200 B, 64 streams in a commit", "events/s", ours),
            new("plain SQLite, the same batches", "events/s", plain),
            new("journal to plain SQLite, run by run", "ratio", ratio, Goal: 0.8, AtLeast: true),
        ];
    }

    private static async Task<double> JournalAsync(BenchRun bench, string folder)
    {
        await using var journal = JournalFile.Open(
            new() { Path = Path.Combine(folder, "journal.db"), Time = bench.Clock });
        var payload = new byte[PayloadBytes];
        var seconds = await bench.SecondsAsync(async () =>
        {
            for (var batch = 1; batch <= Batches; batch++)
            {
                var writes = Enumerable.Range(0, EventsOfBatch).Select(stream => new JournalWrite(
                    $"stream-{stream}", [new(batch, "writer", batch, 1, "bench.event", payload)]));
                foreach (var result in await journal.AppendAsync([.. writes], CancellationToken.None))
                {
                    if (result.Failure is { } failure) throw failure;
                }
            }
        });
        return Batches * EventsOfBatch / seconds;
    }

    private static async Task<double> PlainAsync(BenchRun bench, string folder)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, "plain.db")};Pooling=False");
        connection.Open();
        using (var settings = connection.CreateCommand())
        {
            settings.CommandText = """
                PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
                CREATE TABLE event(ordinal INTEGER PRIMARY KEY AUTOINCREMENT, stream INTEGER NOT NULL,
                    seq INTEGER NOT NULL, payload BLOB NOT NULL, UNIQUE(stream, seq)) STRICT;
                """;
            settings.ExecuteNonQuery();
        }

        var seconds = await bench.SecondsAsync(() =>
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO event(stream, seq, payload) VALUES ($stream, $seq, $payload)";
            var stream = insert.Parameters.Add("$stream", SqliteType.Integer);
            var seq = insert.Parameters.Add("$seq", SqliteType.Integer);
            insert.Parameters.Add("$payload", SqliteType.Blob).Value = new byte[PayloadBytes];
            for (var batch = 1; batch <= Batches; batch++)
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

            return Task.CompletedTask;
        });
        return Batches * EventsOfBatch / seconds;
    }
}
