using Permagent.Journal.Errors;
using Permagent.Journal.Outbox;
using Permagent.Journal.Snapshots;
using Permagent.Journal.Storage;
using Permagent.Journal.Tests.Released;

namespace Permagent.Journal.Tests.Opening;

public sealed class MigrationTests : IDisposable
{
    private const string NewTable = "CREATE TABLE next(id INTEGER PRIMARY KEY) STRICT;";

    /// <summary>As a change that SQLite cannot make in place: the table is made anew under its old name.</summary>
    private const string NewColumn = """
        CREATE TABLE snapshot_new(
            stream INTEGER NOT NULL REFERENCES stream(id), seq INTEGER NOT NULL, ts INTEGER NOT NULL,
            manifest INTEGER NOT NULL REFERENCES manifest(id), payload BLOB NOT NULL, crc INTEGER NOT NULL,
            note TEXT, UNIQUE(stream, seq)) STRICT;
        INSERT INTO snapshot_new SELECT stream, seq, ts, manifest, payload, crc, 'old' FROM snapshot;
        DROP TABLE snapshot;
        ALTER TABLE snapshot_new RENAME TO snapshot;
        """;

    private readonly JournalFolder _folder = new();

    public static TheoryData<long> Versions => [.. ReleasedFiles.Versions];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_stored_file_of_every_released_version_opens_with_all_that_is_in_it(long version)
    {
        ReleasedFiles.Unpack(version, _folder.File);

        using var journal = _folder.Open();

        AssertWhole(journal);
        Assert.True((await journal.AppendAsync(JournalFolder.Write("a", 4, "four"))).IsWritten);
    }

    [Fact]
    public void Every_version_has_its_stored_file()
    {
        Assert.Equal(
            Enumerable.Range(1, (int)JournalSchema.Current.Version).Select(version => (long)version),
            ReleasedFiles.Versions);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_file_of_every_released_version_ends_with_the_tables_of_a_new_one(long version)
    {
        using var fresh = new JournalFolder();
        ReleasedFiles.Unpack(version, _folder.File);

        var (old, made) = (TablesOf(_folder), TablesOf(fresh));

        Assert.Equal(made, old);
        Assert.Equal(11, made.Count(line => line.StartsWith("table ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Later_steps_are_taken_in_order_and_keep_what_is_there()
    {
        ReleasedFiles.Unpack(1, _folder.File);

        using (var journal = Open(NewColumn, NewTable))
        {
            AssertWhole(journal);
            Assert.Equal("3", Scalar(journal, "SELECT value FROM meta WHERE key = 'schema_version'"));
            Assert.Equal("old", Scalar(journal, "SELECT note FROM snapshot"));
            Assert.Equal(0L, Scalar(journal, "SELECT count(*) FROM next"));
            Assert.Equal(
                "2026-01-02T03:04:05.0000000+00:00", Scalar(journal, "SELECT value FROM meta WHERE key = 'created'"));
        }

        using var again = Open(NewColumn, NewTable); // Taken once only: the table is there already.
        AssertWhole(again);
    }

    [Fact]
    public void A_file_of_later_steps_is_refused_with_both_versions_and_left_as_it_is()
    {
        ReleasedFiles.Unpack(1, _folder.File);
        Open(NewTable).Dispose();
        var before = File.ReadAllBytes(_folder.File);

        var refusal = Assert.Throws<JournalNewerException>(() => _folder.Open());

        Assert.Equal((2, 1), (refusal.Found, refusal.Known));
        Assert.Contains("version 2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("version 1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.File));
    }

    [Theory]
    [InlineData("INSERT INTO nowhere VALUES (1)", "no such table: nowhere")] // fails itself
    [InlineData("DELETE FROM manifest", "breaks links")] // leaves events without a manifest
    public void A_step_that_fails_leaves_the_file_at_its_old_version_with_all_that_is_in_it(string step, string why)
    {
        ReleasedFiles.Unpack(1, _folder.File);

        var failure = Assert.ThrowsAny<Exception>(() => Open(NewTable, step));

        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        using var journal = _folder.Open();
        AssertWhole(journal);
        Assert.Equal(0L, Scalar(journal, "SELECT count(*) FROM sqlite_schema WHERE name = 'next'"));
    }

    [Fact]
    public void A_damaged_file_is_refused_before_a_step_is_taken()
    {
        ReleasedFiles.Unpack(1, _folder.File);
        _folder.Overwrite(0.5, 4_096);
        var before = File.ReadAllBytes(_folder.File);

        _ = Assert.Throws<JournalCorruptException>(() => Open(NewTable));

        Assert.Equal(before, File.ReadAllBytes(_folder.File));
    }

    private static void AssertWhole(JournalFile journal)
    {
        Assert.Equal(["one", "two", "three"], journal.Texts("a"));
        Assert.Equal(["five"], journal.Texts("b"));
        Assert.Equal(5, journal.HighestSequenceNr("b"));
        Assert.Equal(["two", "five"], journal.ReadTagged("red", 0, 10).Select(JournalFolder.Text));
        Assert.Equal(2, journal.LoadSnapshot("a", SnapshotBounds.All)?.SequenceNr);
        Assert.Equal("key", Assert.Single(journal.Outbox.Read("ledger", OutboxState.Waiting, 0, 10)).Key);
        Assert.Equal("goal.made", Assert.Single(journal.Feed.Read(0, 10)).Row.Type);
        Assert.Equal(3, journal.Feed.PositionOf("goals"));
        Assert.Equal([7], journal.Feed.Model("goal", "g1")!.Body.ToArray());
    }

    private static string[] TablesOf(JournalFolder folder)
    {
        using var journal = folder.Open();
        return journal.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
            using var row = command.ExecuteReader();
            var lines = new List<string>();
            while (row.Read()) lines.Add(row.GetString(0));
            return lines.ToArray();
        });
    }

    private static object? Scalar(JournalFile journal, string sql) =>
        journal.Read(connection => JournalFolder.Scalar(connection, sql));

    private JournalFile Open(params string[] later) => JournalFile.Open(_folder.Options with
    {
        Mode = WriterMode.Inline,
        Schema = new JournalSchema([.. JournalSchema.Current.Steps, .. later]),
    });
}
