using Microsoft.Data.Sqlite;
using Permagent.Verify.Entries;
using Permagent.Verify.Formats;

namespace Permagent.Ledger.Tests;

public sealed class LedgerFileTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_new_log_starts_with_its_keys_and_keeps_its_head_outside()
    {
        await using var ledger = await _home.CreateAsync();

        var first = (await ledger.ReadFromAsync(0, 10, TestHome.None)).Single();

        Assert.Equal(EntryTypes.LogOpen, first.Type);
        Assert.Null(first.Prev);
        Assert.Contains(ledger.Status.Head.Root.ToString(), await File.ReadAllTextAsync(_home.Head));
        Assert.Null(ledger.Status.Diverged);
    }

    [Fact]
    public async Task Entries_are_linked_and_found_by_place_type_and_task()
    {
        await using var ledger = await _home.CreateAsync();

        var seqs = await ledger.AppendAsync(
            [TestHome.Draft(EntryTypes.NodeStart), TestHome.Draft(EntryTypes.TaskOpen, "t1")], TestHome.None);

        var all = await ledger.ReadFromAsync(0, 10, TestHome.None);
        Assert.Equal([1L, 2L], seqs.ToArray());
        Assert.Equal(Merkle.Leaf((await ledger.ReadBytesAsync(1, TestHome.None))!.Value.Span), all[2].Prev);
        Assert.Equal(1, (await ledger.ReadTypeAsync(EntryTypes.NodeStart, 10, TestHome.None)).Single().Seq);
        Assert.Equal(2, (await ledger.ReadTaskAsync("t1", TestHome.None)).Single().Seq);
        Assert.Empty(await ledger.CheckAsync(TestHome.None));
    }

    [Fact]
    public async Task A_batch_with_one_wrong_draft_writes_nothing()
    {
        await using var ledger = await _home.CreateAsync();
        await _home.CloseOneTaskAsync(ledger);
        var size = ledger.Status.Head.Size;

        await Assert.ThrowsAsync<LedgerRefusedException>(async () => await ledger.AppendAsync(
            [TestHome.Draft(EntryTypes.NodeStart), TestHome.Draft(EntryTypes.TaskRoute, "t1")], TestHome.None));
        await ledger.AppendAsync(TestHome.Draft(EntryTypes.NodeStart), TestHome.None);

        Assert.Equal(size + 1, ledger.Status.Head.Size);
        Assert.Empty(await ledger.CheckAsync(TestHome.None));
    }

    [Fact]
    public async Task Types_with_a_method_of_their_own_cannot_be_appended()
    {
        await using var ledger = await _home.CreateAsync();

        foreach (var type in new[] { EntryTypes.ActionIntent, EntryTypes.Receipt, EntryTypes.ApprovalDecision })
        {
            await Assert.ThrowsAsync<EntryRefusedException>(
                async () => await ledger.AppendAsync(TestHome.Draft(type), TestHome.None));
        }
    }

    [Fact]
    public async Task A_source_is_written_once_and_another_digest_is_an_incident()
    {
        await using var ledger = await _home.CreateAsync();
        var source = new SourceVersion("goal-1", 3, Digest.Of([1]));
        var draft = TestHome.Draft(EntryTypes.GoalOpen);

        var first = await ledger.AppendFromSourceAsync(source, draft, TestHome.None);
        var again = await ledger.AppendFromSourceAsync(source, draft, TestHome.None);
        var other = await ledger.AppendFromSourceAsync(source with { Digest = Digest.Of([2]) }, draft, TestHome.None);

        Assert.Equal(new SourceAppend(first.Seq, true, false), again);
        Assert.Equal(new SourceAppend(first.Seq, true, true), other);
        Assert.Single(await ledger.ReadTypeAsync(EntryTypes.Incident, 10, TestHome.None));
        Assert.Single(await ledger.ReadTypeAsync(EntryTypes.GoalOpen, 10, TestHome.None));
    }

    [Fact]
    public async Task The_writer_thread_commits_many_calls_and_says_what_it_wrote()
    {
        var told = new List<AppendedEntry>();
        using var home = new TestHome { Options = new() { Ballast = false, Appended = rows => told.AddRange(rows) } };
        await using (var ledger = await home.CreateAsync())
        {
            var calls = Enumerable.Range(0, 500).Select(
                _ => ledger.AppendAsync(TestHome.Draft(EntryTypes.Observe), TestHome.None).AsTask());
            var seqs = await Task.WhenAll(calls);
            Assert.Equal(Enumerable.Range(1, 500).Select(i => (long)i), seqs.Order());
        }

        await using var again = await home.OpenAsync();
        Assert.Equal(Enumerable.Range(1, 500).Select(i => (long)i), told.Select(row => row.Seq));
        Assert.Equal(501, again.Status.Head.Size);
        Assert.Empty(await again.CheckAsync(TestHome.None));
        Assert.NotNull(await again.SignedHeadAsync(TestHome.None));
    }

    [Fact]
    public async Task A_closed_or_crashed_ledger_refuses_calls()
    {
        var ledger = await _home.CreateAsync();
        await ledger.CrashAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(
            async () => await ledger.AppendAsync(TestHome.Draft(EntryTypes.Observe), TestHome.None));
    }

    [Theory]
    [InlineData("UPDATE entry SET body=leaf WHERE seq=1")]
    [InlineData("DELETE FROM entry WHERE seq=1")]
    [InlineData("INSERT OR REPLACE INTO entry(seq, body, leaf) SELECT 1, body, leaf FROM entry WHERE seq=0")]
    [InlineData("REPLACE INTO entry(seq, body, leaf) SELECT 0, body, leaf FROM entry WHERE seq=1")]
    [InlineData("INSERT INTO entry(seq, body, leaf) SELECT 99, body, leaf FROM entry WHERE seq=0")]
    [InlineData("UPDATE receipt SET task='other'")]
    [InlineData("INSERT OR REPLACE INTO receipt(task, seq, envelope) SELECT task, 1, envelope FROM receipt")]
    [InlineData("DELETE FROM used")]
    [InlineData("INSERT OR REPLACE INTO used(authority, use_no, intent_seq) SELECT authority, use_no, 1 FROM used")]
    [InlineData("UPDATE attempt SET outcome='better'")]
    [InlineData("REPLACE INTO check_run SELECT task,n,check_id,run,tree,'fail',1,leaf,1 FROM check_run, entry")]
    public async Task Rows_written_once_cannot_be_changed_by_hand(string sql)
    {
        await using (var ledger = await _home.CreateAsync()) await _home.CloseOneTaskAsync(ledger);

        // Off is how a stranger's tool opens the file: REPLACE then deletes without asking the triggers for DELETE.
        foreach (var setting in new[] { "ON", "OFF" })
        {
            var refused = Assert.Throws<SqliteException>(
                () => _home.ByHand($"PRAGMA recursive_triggers={setting}; {sql}"));
            Assert.Matches("append-only|gap", refused.Message);
        }
    }
}
