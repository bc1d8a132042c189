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

    /// <summary>Changes the file behind the journal's back; gives the first value that the text gives.</summary>
    public object? Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return Scalar(connection, sql);
    }

    /// <summary>Writes over part of the closed file, from a share of its length on.</summary>
    public void Overwrite(double from, int bytes)
    {
        using var file = System.IO.File.OpenWrite(File);
        file.Position = (long)(file.Length * from) / 4_096 * 4_096;
        file.Write(new byte[bytes]);
    }

    /// <summary>Writes nonsense over the last page that holds this text.</summary>
    public void OverwritePageOf(string text)
    {
        using var file = new FileStream(File, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        file.Position = bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(text)) / 4_096 * 4_096;
        file.Write(Enumerable.Repeat((byte)0xA5, 4_096).ToArray());
    }

    /// <summary>Cuts the closed file off.</summary>
    public void Truncate(long bytes)
    {
        using var file = System.IO.File.OpenWrite(File);
        file.SetLength(bytes);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
