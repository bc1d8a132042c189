using Permagent.Verify.Entries;

namespace Permagent.Ledger.Tests;

public sealed class DivergenceTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    private async Task FillAsync(int entries)
    {
        await using var ledger = File.Exists(_home.Database) ? await _home.OpenAsync() : await _home.CreateAsync();
        for (var i = 0; i < entries; i++) await ledger.AppendAsync(TestHome.Draft(EntryTypes.Observe), TestHome.None);
    }

    private async Task<string?> ReasonAsync()
    {
        await using var ledger = await _home.OpenAsync();
        if (ledger.Status.Diverged is not null)
        {
            await Assert.ThrowsAsync<LedgerDivergedException>(
                async () => await ledger.AppendAsync(TestHome.Draft(EntryTypes.Observe), TestHome.None));
        }

        return ledger.Status.Diverged;
    }

    private void Sql(string sql) => _home.ByHand(sql);

    [Fact]
    public async Task An_untouched_log_opens_well_after_a_crash_too()
    {
        await FillAsync(3);
        var ledger = await _home.OpenAsync();
        await ledger.AppendAsync(TestHome.Draft(EntryTypes.Observe), TestHome.None);
        await ledger.CrashAsync();

        Assert.Null(await ReasonAsync());
    }

    [Fact]
    public async Task An_older_copy_of_the_database_is_noticed()
    {
        await FillAsync(3);
        var copy = await File.ReadAllBytesAsync(_home.Database);
        await FillAsync(2);

        await File.WriteAllBytesAsync(_home.Database, copy);

        Assert.Contains("knows 6 entries, here are 4", await ReasonAsync());
    }

    [Fact]
    public async Task Another_content_of_the_same_length_is_noticed()
    {
        await FillAsync(3);

        Sql("DROP TRIGGER entry_u; UPDATE entry SET leaf=zeroblob(32) WHERE seq=2");

        Assert.Contains("are not those of the head file", await ReasonAsync());
    }

    [Fact]
    public async Task A_changed_body_is_found_by_the_check()
    {
        await FillAsync(3);
        Sql("DROP TRIGGER entry_u");
        Sql("UPDATE entry SET body=CAST(replace(CAST(body AS TEXT),'boot-1','boot-2') AS BLOB) WHERE seq=2");

        await using var ledger = await _home.OpenAsync();

        Assert.Contains("entry 2 was changed", await ledger.CheckAsync(TestHome.None));
    }

    [Fact]
    public async Task A_missing_or_strange_head_file_another_machine_and_another_key_are_noticed()
    {
        await FillAsync(3);
        var head = await File.ReadAllTextAsync(_home.Head);

        File.Delete(_home.Head);
        Assert.Equal("the head file is missing", await ReasonAsync());
        await File.WriteAllTextAsync(_home.Head, "{}");
        Assert.Contains("cannot be read", await ReasonAsync());
        await File.WriteAllTextAsync(_home.Head, head.Replace(_home.Origin.ToString(), "permagent/other/0"));
        Assert.Contains("belongs to permagent/other/0", await ReasonAsync());
        await File.WriteAllTextAsync(_home.Head, head);
        Assert.Null(await ReasonAsync());

        _home.Platform = "machine-2";
        Assert.Contains("another machine", await ReasonAsync());
        _home.Platform = "machine-1";
        await using var other = await LedgerFile.OpenAsync(_home.Home, _home.Approver, _home.Options, TestHome.None);
        Assert.Contains("key is not the one", other.Status.Diverged);
    }

    [Fact]
    public async Task A_log_is_never_made_anew()
    {
        await FillAsync(1);

        await Assert.ThrowsAsync<LedgerRefusedException>(async () => await _home.CreateAsync());
        File.Delete(_home.Database);
        await Assert.ThrowsAsync<LedgerRefusedException>(async () => await _home.CreateAsync());
        await Assert.ThrowsAsync<LedgerDamagedException>(async () => await _home.OpenAsync());
    }

    [Fact]
    public async Task A_birth_that_was_interrupted_is_finished()
    {
        await FillAsync(0);
        Sql("DELETE FROM checkpoint");
        File.Delete(_home.Head);

        Assert.Null(await ReasonAsync());
        Assert.True(File.Exists(_home.Head));
    }

    [Fact]
    public async Task A_damaged_file_a_foreign_file_and_a_newer_version_are_told_apart()
    {
        await FillAsync(200);
        var whole = await File.ReadAllBytesAsync(_home.Database);

        await File.WriteAllBytesAsync(_home.Database, whole[..(whole.Length / 2)]);
        await Assert.ThrowsAsync<LedgerDamagedException>(async () => await _home.OpenAsync());
        await File.WriteAllTextAsync(_home.Database, new string('x', 5000));
        await Assert.ThrowsAsync<LedgerDamagedException>(async () => await _home.OpenAsync());
        await File.WriteAllBytesAsync(_home.Database, whole);
        Sql("PRAGMA user_version=2");
        await Assert.ThrowsAsync<LedgerNewerException>(async () => await _home.OpenAsync());
    }
}
