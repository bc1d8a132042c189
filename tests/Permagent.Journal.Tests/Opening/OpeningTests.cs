using System.Text;
using Permagent.Journal.Errors;

namespace Permagent.Journal.Tests.Opening;

public sealed class OpeningTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_file_belongs_to_its_owner_alone()
    {
        using var journal = _folder.Open();

        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(_folder.File);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public async Task A_new_file_has_version_pages_and_log_as_specified()
    {
        using var journal = JournalFile.Open(_folder.Options with { Mode = WriterMode.Inline, SyncToDisk = true });

        var found = await journal.WriteAsync((connection, _) => (
            $"{JournalFolder.Scalar(connection, "PRAGMA journal_mode")}",
            $"{JournalFolder.Scalar(connection, "PRAGMA synchronous")}",
            $"{JournalFolder.Scalar(connection, "PRAGMA page_size")}",
            $"{JournalFolder.Scalar(connection, "SELECT value FROM meta WHERE key = 'schema_version'")}"),
            CancellationToken.None);

        Assert.Equal(("wal", "2", "4096", "1"), found);
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_with_both_versions_and_left_as_it_is()
    {
        _folder.Open().Dispose();
        _folder.Alter("UPDATE meta SET value = '7' WHERE key = 'schema_version'");
        var before = File.ReadAllBytes(_folder.File);

        var refusal = Assert.Throws<JournalNewerException>(() => _folder.Open());

        Assert.Equal((7, 1), (refusal.Found, refusal.Known));
        Assert.Contains("version 7", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("version 1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.File));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("dear diary, ", 1_000)));
        File.WriteAllBytes(_folder.File, text);

        var refusal = Assert.Throws<JournalCorruptException>(() => _folder.Open());

        Assert.Equal(_folder.File, refusal.Path);
        Assert.Equal(text, File.ReadAllBytes(_folder.File));
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        _folder.Alter("CREATE TABLE recipe(name TEXT)");

        var refusal = Assert.Throws<JournalCorruptException>(() => _folder.Open());

        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_overwritten_pages_is_refused_at_open()
    {
        using (var journal = _folder.Open())
        {
            for (var number = 1; number <= 200; number++)
                _ = await journal.AppendAsync(JournalFolder.Write("a", number, new string('x', 500)));
        }

        await using (var file = File.OpenWrite(_folder.File))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[8_192]);
        }

        var refusal = Assert.Throws<JournalCorruptException>(() => _folder.Open());
        Assert.Equal(_folder.File, refusal.Path);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var options = _folder.Options with { Path = Path.Combine(_folder.File, "no", "journal.db") };

        var refusal = Assert.Throws<JournalDiskException>(() => JournalFile.Open(options));

        Assert.Contains(options.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_there_after_closing_and_opening()
    {
        using (var journal = _folder.Open())
            _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "one", "two"));

        using var again = _folder.Open();

        Assert.Equal(["one", "two"], again.Texts("a"));
    }

    [Fact]
    public async Task A_closed_journal_refuses_calls()
    {
        var journal = _folder.Open(WriterMode.Thread);
        await journal.DisposeAsync();

        _ = await Assert.ThrowsAsync<JournalClosedException>(
            async () => await journal.AppendAsync(JournalFolder.Write("a", 1, "one")));
        _ = Assert.Throws<JournalClosedException>(() => journal.HighestSequenceNr("a"));
    }
}
