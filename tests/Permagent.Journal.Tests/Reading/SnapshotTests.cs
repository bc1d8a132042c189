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
