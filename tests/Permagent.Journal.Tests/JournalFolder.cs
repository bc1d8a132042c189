using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Data.Sqlite;
using Permagent.Journal.Events;

namespace Permagent.Journal.Tests;

/// <summary>A folder of its own for one test, deleted at its end.</summary>
internal sealed class JournalFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal-");

    public string File => Path.Combine(_folder.FullName, "journal.db");

    public static TimeProvider Time { get; } = new StillTime();

    public JournalFileOptions Options => new() { Path = File, Time = Time, SyncToDisk = false };

    public JournalFile Open(WriterMode mode = WriterMode.Inline) => JournalFile.Open(Options with { Mode = mode });

    public static JournalEvent Event(long number, string text, params string[] tags) =>
        new(number, "writer", 42, 1, "text", Encoding.UTF8.GetBytes(text)) { Tags = tags };

    public static JournalWrite Write(string id, long first, params string[] texts) =>
        new(id, [.. texts.Select((text, index) => Event(first + index, text))]);

    public static string Text(StoredEvent stored) => Encoding.UTF8.GetString(stored.Payload.Span);

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of the tests.")]
    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Changes the closed file behind the journal's back.</summary>
    public void Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        _ = Scalar(connection, sql);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
