using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Permagent.Brain.Episodes;

namespace Permagent.Brain.Tests.Store;

public sealed class StorageTests
{
    [Fact]
    public async Task Everything_is_there_after_a_crash_and_a_new_start()
    {
        await using var test = new TestBrain(fixedKey: false);
        var id = await test.SayAsync("The heron stands.", "Anna");

        test.CrashAndReopen();

        Assert.Equal("The heron stands.", (await test.Brain.OpenAsync(id, default))!.Text);
        Assert.Equal(id, (await test.AskAsync("heron")).Hits[0].Episode.Id);
        Assert.Equal(id, await test.SayAsync("The heron stands.", "Anna", ord: 0, at: test.Clock.Time));
    }

    [Fact]
    public async Task Files_are_private()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var test = new TestBrain(fixedKey: false);

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(owner, File.GetUnixFileMode(Path.Combine(test.Folder, "brain.key")));
        Assert.Equal(owner, File.GetUnixFileMode(test.Database));
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(test.Folder));
        Assert.Equal(32, (await File.ReadAllBytesAsync(Path.Combine(test.Folder, "brain.key"))).Length);
    }

    [Fact]
    public async Task Episode_full_text_and_stems_are_written_together()
    {
        await using var test = new TestBrain();
        for (var i = 0; i < 20; i++) await test.SayAsync($"note {i}");
        test.Write("a.txt", "text");
        await test.IngestAsync();

        Assert.Equal(21, Count(test.Database, "SELECT count(*) FROM episode"));
        Assert.Equal(21, Count(test.Database, "SELECT count(*) FROM lex_doc"));
        Assert.Equal(21, Count(test.Database, "SELECT count(*) FROM episode_fts_docsize"));
        Assert.Equal(0, Count(test.Database, "SELECT count(*) FROM pragma_foreign_key_check"));
    }

    [Fact]
    public async Task System_time_never_goes_back()
    {
        await using var test = new TestBrain();
        var first = await test.SayAsync("one");
        test.Clock.Time = test.Clock.Time.AddYears(-1);
        test.CrashAndReopen();

        var second = await test.SayAsync("two");

        Assert.True((await OpenAsync(test, second)).SysFrom.Micros > (await OpenAsync(test, first)).SysFrom.Micros);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await using var test = new TestBrain();
        await test.Brain.DisposeAsync();
        Execute(test.Database, "PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(test.Database);

        var failure = Assert.Throws<BrainTooNewException>(test.Open);

        Assert.Contains("99", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(test.Database));
    }

    [Theory]
    [InlineData("zeroed")]
    [InlineData("truncated")]
    [InlineData("empty")]
    [InlineData("text")]
    [InlineData("deleted")]
    public async Task A_damaged_file_is_named_and_never_becomes_an_empty_memory(string damage)
    {
        await using var test = new TestBrain(fixedKey: false);
        for (var i = 0; i < 50; i++) await test.SayAsync($"note {i} " + new string('n', 500));
        await test.Brain.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(test.Database);
        switch (damage)
        {
            case "zeroed":
                for (var page = 1; page < bytes.Length / 4096; page++) Array.Clear(bytes, page * 4096, 4096);
                break;
            case "truncated": bytes = bytes[..(bytes.Length / 2)]; break;
            case "empty": bytes = []; break;
            case "text": bytes = [.. "this is no database"u8]; break;
            default: File.Delete(test.Database); break;
        }

        if (damage != "deleted") await File.WriteAllBytesAsync(test.Database, bytes);

        var failure = Assert.Throws<BrainDamagedException>(test.Open);

        Assert.Contains("brain.db", failure.Message, StringComparison.Ordinal);
        if (damage != "deleted") Assert.Equal(bytes, await File.ReadAllBytesAsync(test.Database));
        else Assert.False(File.Exists(test.Database));
    }

    [Fact]
    public async Task A_key_that_is_missing_or_of_another_brain_is_said()
    {
        await using var test = new TestBrain(fixedKey: false);
        await test.Brain.DisposeAsync();
        var key = Path.Combine(test.Folder, "brain.key");
        await File.WriteAllBytesAsync(key, new byte[32]);
        Assert.Contains(
            "not the key", Assert.Throws<BrainDamagedException>(test.Open).Message, StringComparison.Ordinal);
        File.Delete(key);
        Assert.Contains("missing", Assert.Throws<BrainDamagedException>(test.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_refuses_writes_and_recall_goes_on()
    {
        await using var test = new TestBrain();
        await test.SayAsync("The heron stands.");
        test.Brain.LimitPages(40);

        var outcomes = new List<WriteOutcome>();
        for (var i = 0; i < 40; i++)
        {
            outcomes.Add((await test.Brain.AddAsync(
                [new() { Text = $"{i} " + new string('f', 5_000), SourcePath = "c", SessionKey = "s" }], default))[
                    0].Outcome);
        }

        Assert.Contains(WriteOutcome.Full, outcomes);
        Assert.Equal(BrainState.ReadOnly, test.Brain.Health.State);
        Assert.Single(await test.TextsAsync("heron"));
        test.Brain.LimitPages(100_000);
        await test.SayAsync("room again");
        Assert.Equal(BrainState.Ok, test.Brain.Health.State);
    }

    [Fact]
    public async Task Many_callers_share_the_writer_and_all_are_kept()
    {
        await using var test = new TestBrain(BrainMode.Threaded);

        await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Task.Run(() => test.SayAsync($"note {i}", session: $"s{i % 5}"))));
        await test.Brain.DisposeAsync();

        Assert.Equal(200, Count(test.Database, "SELECT count(*) FROM episode"));
        Assert.Equal(200, Count(test.Database, "SELECT count(DISTINCT sys_from) FROM episode"));
    }

    [Fact]
    public async Task A_draft_that_is_wrong_is_refused_with_the_reason_and_the_others_are_kept()
    {
        await using var test = new TestBrain();
        EpisodeDraft Draft(string text) => new() { Text = text, SourcePath = "c", SessionKey = "s" };

        var results = await test.Brain.AddAsync([Draft("good"), Draft(" "), Draft(new string('x', 300_000))], default);

        Assert.Equal(
            [WriteOutcome.Added, WriteOutcome.Refused, WriteOutcome.Refused], results.Select(result => result.Outcome));
        Assert.Contains("200000", results[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_reads_back_from_its_shown_form()
    {
        var chance = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var key = new Key128((ulong)chance.NextInt64(long.MinValue, long.MaxValue), (ulong)chance.NextInt64());

            Assert.True(Key128.TryParse(key.ToString().ToLowerInvariant(), out var read));
            Assert.Equal(key, read);
            Assert.Equal(key, Key128.From(key.ToBytes()));
        }

        Assert.False(Key128.TryParse("not an id", out _));
        Assert.False(Key128.TryParse(new string('7', 26), out _));
    }

    private static async Task<Episode> OpenAsync(TestBrain test, EpisodeId id) =>
        (await test.Brain.OpenAsync(id, default))!;

    private static long Count(string path, string sql) => (long)Execute(path, sql)!;

    [SuppressMessage("Security", "CA2100", Justification = "Constants of this test.")]
    private static object? Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
