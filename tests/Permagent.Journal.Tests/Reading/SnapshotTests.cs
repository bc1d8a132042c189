using Permagent.Journal.Errors;
using Permagent.Journal.Snapshots;

namespace Permagent.Journal.Tests.Reading;

public sealed class SnapshotTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_damaged_snapshot_is_named_and_an_older_one_still_loads()
    {
        using (var journal = _folder.Open())
        {
            await journal.SaveSnapshotAsync(Snapshot(3, "three"), CancellationToken.None);
            await journal.SaveSnapshotAsync(Snapshot(5, "five"), CancellationToken.None);
        }

        _folder.Alter("UPDATE snapshot SET payload = x'00' WHERE seq = 5");

        using var again = _folder.Open();
        var damage = Assert.Throws<JournalCorruptException>(() => again.LoadSnapshot("a", SnapshotBounds.All));
        Assert.Equal(("a", 5L), (damage.PersistenceId, damage.SequenceNr));
        var older = again.LoadSnapshot("a", new SnapshotBounds(MaxSequenceNr: 4));
        Assert.Equal(3, older?.SequenceNr);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public async Task A_save_that_was_cut_off_midway_is_invisible(double share)
    {
        var log = new FileInfo(_folder.File + "-wal");
        long start, end;
        using (var journal = _folder.Open())
        {
            await journal.SaveSnapshotAsync(Snapshot(3, "three"), CancellationToken.None);
            start = log.Length;
            await journal.SaveSnapshotAsync(Snapshot(5, new string('x', 1 << 20)), CancellationToken.None);
            log.Refresh();
            end = log.Length;
            journal.Crash();
        }

        using (var file = log.OpenWrite()) file.SetLength(start + (long)((end - start) * share));

        using var again = _folder.Open();
        Assert.Equal(3, again.LoadSnapshot("a", SnapshotBounds.All)?.SequenceNr);
        Assert.Empty(await again.CheckAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_snapshot_on_a_malformed_page_is_named_and_an_older_one_still_loads()
    {
        using (var filled = _folder.Open())
        {
            await filled.SaveSnapshotAsync(Snapshot(3, "three"), CancellationToken.None);
            await filled.SaveSnapshotAsync(Snapshot(5, new string('x', 1 << 16)), CancellationToken.None);
        }

        using var journal = _folder.Open();
        _folder.OverwritePageOf(new string('x', 4_092)); // An overflow page, whole.

        var damage = Assert.Throws<JournalCorruptException>(() => journal.LoadSnapshot("a", SnapshotBounds.All));
        Assert.Equal(("a", 5L), (damage.PersistenceId, damage.SequenceNr));
        Assert.Equal(3, journal.LoadSnapshot("a", new SnapshotBounds(MaxSequenceNr: 4))?.SequenceNr);
    }

    [Fact]
    public async Task A_snapshot_of_ten_mebibytes_survives_whole()
    {
        using var journal = _folder.Open();
        var bytes = new byte[10 << 20];
        new Random(1).NextBytes(bytes);
        await journal.SaveSnapshotAsync(new StoredSnapshot("a", 1, 2, 3, "m", bytes), CancellationToken.None);

        var found = journal.LoadSnapshot("a", SnapshotBounds.All);

        Assert.Equal((1L, 2L, 3, "m"), (found!.SequenceNr, found.Timestamp, found.Serializer, found.Manifest));
        Assert.True(found.Payload.Span.SequenceEqual(bytes));
    }

    private static StoredSnapshot Snapshot(long number, string text) =>
        new("a", number, 100 + number, 1, "text", System.Text.Encoding.UTF8.GetBytes(text));
}
