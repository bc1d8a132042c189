using Permagent.Journal.Errors;
using Permagent.Journal.Snapshots;

namespace Permagent.Journal.Tests.Checks;

public sealed class FullCheckTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_file_has_no_findings()
    {
        await FillAsync();

        Assert.Empty(await CheckAsync());
    }

    [Theory]
    [InlineData("UPDATE event SET payload = x'00' WHERE seq = 2", "number 2 of 'a'")]
    [InlineData("DELETE FROM event WHERE seq = 3", "number 3 of 'a'")]
    [InlineData("UPDATE snapshot SET payload = x'00' WHERE seq = 1", "number 1 of 'a'")]
    [InlineData("UPDATE stream SET highest = 2 WHERE persistence_id = 'a'", "number 3 of 'a'")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM event WHERE ordinal = 2", "number 2 of 'a'")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE snapshot SET manifest = 99 WHERE seq = 1", "number 1 of 'a'")]
    public async Task Each_damage_is_named(string damage, string named)
    {
        await FillAsync();
        _folder.Alter(damage);

        var findings = await CheckAsync();

        Assert.Contains(findings, finding => finding.Message.Contains(named, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal(_folder.File, finding.Path));
    }

    [Fact]
    public async Task A_row_without_its_parent_is_named()
    {
        await FillAsync();
        _folder.Alter("PRAGMA foreign_keys = OFF; INSERT INTO tag(tag, ordinal) VALUES ('red', 99)");

        var finding = Assert.Single(await CheckAsync());

        Assert.Contains("of tag has no row in event", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_damaged_parts_are_named_in_one_check()
    {
        await FillAsync();
        _folder.Alter("UPDATE event SET payload = x'00' WHERE seq = 2");
        _folder.Alter("UPDATE snapshot SET payload = x'00'");

        var findings = await CheckAsync();

        Assert.Equal(
            [("a", 2L), ("a", 3L), ("a", 1L), ("b", 2L)],
            findings.Select(finding => (finding.PersistenceId ?? "", finding.SequenceNr)));
    }

    private async Task<IReadOnlyList<JournalCorruptException>> CheckAsync()
    {
        using var journal = _folder.Open();
        return await journal.CheckAsync(CancellationToken.None);
    }

    private async Task FillAsync()
    {
        using var journal = _folder.Open();
        _ = await journal.AppendAsync(JournalFolder.Write("a", 1, "1", "2", "3"));
        _ = await journal.AppendAsync(JournalFolder.Write("b", 1, "1", "2"));
        foreach (var number in new[] { 1, 3 })
        {
            await journal.SaveSnapshotAsync(
                new StoredSnapshot("a", number, number, 1, "text", "x"u8.ToArray()), CancellationToken.None);
        }
    }
}
