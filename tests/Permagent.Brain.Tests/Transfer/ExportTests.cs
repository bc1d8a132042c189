using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Permagent.Brain.Tests.Transfer;

public sealed class ExportTests
{
    [Fact]
    public async Task The_export_holds_every_row_and_is_logged()
    {
        await using var test = new TestBrain();
        await test.FactAsync("Anna", "lives_in", "Berlin");
        await test.SayAsync("A \"quoted\" line\nand another – ünïcode", "Ben");
        test.Write("a.txt", "Some text.");
        await test.IngestAsync();

        var receipt = await test.Brain.Transfer.ExportAsync(new(Path.Combine(test.Root, "out")), default);

        var lines = await File.ReadAllLinesAsync(Path.Combine(receipt.Folder, "brain.jsonl"));
        var rows = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(receipt.Rows, lines.Length);
        Assert.All(rows, row => Assert.Equal(1, row.GetProperty("schema").GetInt32()));
        var texts = Of(rows, "episode").Select(row => row.GetProperty("text").GetString()).ToList();
        Assert.Contains("A \"quoted\" line\nand another – ünïcode", texts);
        Assert.Equal(3, texts.Count);
        Assert.Single(Of(rows, "fact"));
        Assert.Single(Of(rows, "cite"));
        Assert.Equal(4, Of(rows, "change").Count());
        Assert.Equal(1, Count(test, "SELECT count(*) FROM export_log"));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(receipt.Folder, "sessions")).Length);
        Assert.Single(Directory.GetFiles(Path.Combine(receipt.Folder, "entities")));
    }

    [Fact]
    public async Task Two_exports_of_the_same_content_are_equal_bytes()
    {
        await using var test = new TestBrain();
        for (var i = 0; i < 10; i++) await test.FactAsync($"Person {i}", "likes", "tea");

        var first = await test.Brain.Transfer.ExportAsync(new(Path.Combine(test.Root, "one")), default);
        var second = await test.Brain.Transfer.ExportAsync(new(Path.Combine(test.Root, "two")), default);

        Assert.Equal(first.Sha256, second.Sha256);
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_not_touched()
    {
        await using var test = new TestBrain();
        test.Write("mine.txt", "mine");

        await Assert.ThrowsAsync<IOException>(() => test.Brain.Transfer.ExportAsync(new(test.Files), default).AsTask());

        Assert.Equal(["mine.txt"], Directory.GetFiles(test.Files).Select(Path.GetFileName));
        Assert.Equal(0, Count(test, "SELECT count(*) FROM export_log"));
    }

    private static IEnumerable<JsonElement> Of(List<JsonElement> rows, string type) =>
        rows.Where(row => row.GetProperty("type").GetString() == type);

    [SuppressMessage("Security", "CA2100", Justification = "Constants of this test.")]
    private static long Count(TestBrain test, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={test.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
