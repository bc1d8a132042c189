using Permagent.Journal.Errors;

namespace Permagent.Journal.Tests.Opening;

public sealed class DamagedFileTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.01)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    [InlineData(0.999)]
    public async Task A_truncated_file_is_found_and_named_wherever_it_was_cut(double share)
    {
        await FillAsync();
        _folder.Truncate((long)(new FileInfo(_folder.File).Length * share));
        var before = File.ReadAllBytes(_folder.File);

        var damage = Assert.Throws<JournalCorruptException>(() => _folder.Open());

        Assert.Equal(_folder.File, damage.Path);
        Assert.Contains(_folder.File, damage.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.File));
    }

    [Fact]
    public async Task A_file_cut_by_whole_pages_is_found()
    {
        await FillAsync();
        _folder.Truncate(new FileInfo(_folder.File).Length - (3 * 4_096));

        _ = Assert.Throws<JournalCorruptException>(() => _folder.Open());
    }

    [Fact]
    public async Task A_log_without_its_file_is_not_taken_for_a_new_journal()
    {
        using (var journal = _folder.Open())
        {
            _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "one"));
            journal.Crash();
        }

        File.Delete(_folder.File);

        var damage = Assert.Throws<JournalCorruptException>(() => _folder.Open());
        Assert.Contains("its log is there", damage.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File));
    }

    [Fact]
    public void A_file_left_unfinished_by_a_kill_is_made_again()
    {
        File.WriteAllText(_folder.File + ".new", "half of a");

        using var journal = _folder.Open();

        Assert.Empty(journal.PersistenceIds("", 10));
        Assert.False(File.Exists(_folder.File + ".new"));
    }

    [Fact]
    public async Task A_page_that_is_damaged_while_the_journal_is_open_fails_its_stream_and_no_other()
    {
        await FillAsync();
        using var journal = _folder.Open();
        _folder.OverwritePageOf(new string('x', 500));

        var damage = Assert.Throws<JournalCorruptException>(() => journal.All("late"));
        Assert.Equal(("late", _folder.File), (damage.PersistenceId, damage.Path));
        Assert.True(damage.SequenceNr > 0, $"{damage.Message}");
        Assert.Equal(["first"], journal.Texts("early"));
    }

    [Fact]
    public async Task A_missing_manifest_is_named_with_its_event()
    {
        using (var journal = _folder.Open()) _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "one"));
        _folder.Alter("PRAGMA foreign_keys = OFF; DELETE FROM manifest");

        using var again = _folder.Open();
        var damage = Assert.Throws<JournalCorruptException>(() => again.All("a"));

        Assert.Equal(("a", 1L), (damage.PersistenceId, damage.SequenceNr));
        Assert.Contains("manifest", damage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stream = 2")]
    [InlineData("seq = 4")]
    [InlineData("manifest = 2")]
    [InlineData("payload = x'00'")]
    [InlineData("crc = crc + 1")]
    public async Task Each_checked_part_of_an_event_is_found_when_it_was_changed(string change)
    {
        using (var journal = _folder.Open())
        {
            _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "1", "2", "3"));
            _ = await journal.AppendAsync(new("b", [JournalFolder.Event(1, "b") with { Manifest = "other" }]));
            await journal.DeleteEventsAsync("b", 1, CancellationToken.None);
        }

        _folder.Alter($"UPDATE event SET {change} WHERE stream = 1 AND seq = 3");

        using var again = _folder.Open();
        var damage = Assert.Throws<JournalCorruptException>(() => again.All("a"));
        Assert.Equal(("a", 3L, _folder.File), (damage.PersistenceId, damage.SequenceNr, damage.Path));
        Assert.Contains("number 3 of 'a'", damage.Message, StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        using var journal = _folder.Open();
        _ = await journal.AppendAsync(JournalFolder.Write("early", 1, "first"));
        for (var number = 1; number <= 200; number++)
            _ = await journal.AppendAsync(JournalFolder.Write("late", number, new string('x', 500)));
    }
}
