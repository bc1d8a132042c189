using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Tools.Files;
using Permagent.Tools.Tests.Support;
using Permagent.Tools.Undo;

namespace Permagent.Tools.Tests.Undo;

public sealed class UndoTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Landing_and_undo_give_back_the_same_bytes_for_random_trees()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            using var home = new Home();
            var files = RandomTrees.Fill(new Random(seed), home);
            var before = RandomTrees.Everything(home.Garden);

            var (landed, undo) = await home.DoAsync("fs.land", new { files, to = home.Garden });
            var after = RandomTrees.Everything(home.Garden);
            var (undone, again) = await home.DoAsync("undo", new { id = undo.ToString() });

            Assert.True(landed.Ok, $"seed {seed}: {landed.Text}");
            Assert.True(undone.Ok, $"seed {seed}: {undone.Text}");
            Assert.NotEqual(before, after);
            Assert.Equal(before, RandomTrees.Everything(home.Garden));

            var (redone, _) = await home.DoAsync("undo", new { id = again.ToString() });
            Assert.True(redone.Ok, $"seed {seed}: {redone.Text}");
            Assert.Equal(after, RandomTrees.Everything(home.Garden));
        }
    }

    [Fact]
    public async Task An_undo_is_refused_with_a_diff_when_the_file_was_changed_since()
    {
        Home.Write(_home.Tree, "a.md", "landed\n");
        Home.Write(_home.Garden, "a.md", "original\n");
        var (_, undo) = await _home.DoAsync("fs.land", new { files = Home.Names("a.md"), to = _home.Garden });
        Home.Write(_home.Garden, "a.md", "edited\u001b[31m\n");

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("undo").PlanAsync(_home.Call(new { id = undo.ToString() }), default));

        Assert.Equal("changed", refused.Reason);
        Assert.Contains("- original", refused.Message);
        Assert.Contains("+ edited\\u{1B}[31m", refused.Message);
        Assert.Equal("edited\u001b[31m\n", Home.Read(Path.Combine(_home.Garden, "a.md")));
    }

    [Fact]
    public async Task A_change_between_plan_and_act_stops_the_undo()
    {
        Home.Write(_home.Tree, "a.md", "landed");
        var (_, undo) = await _home.DoAsync("fs.land", new { files = Home.Names("a.md"), to = _home.Garden });
        var call = _home.Call(new { id = undo.ToString() });
        var plan = await _home.Effect("undo").PlanAsync(call, default);
        Home.Write(_home.Garden, "a.md", "edited");

        var result = await _home.Effect("undo").ActAsync(Home.Permit(call, plan, new UndoId(99)), default);

        Assert.Equal("drift", result.Reason);
        Assert.Equal("edited", Home.Read(Path.Combine(_home.Garden, "a.md")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_landing_done_again_after_a_crash_keeps_the_first_originals(bool sameId)
    {
        Home.Write(_home.Tree, "a.md", "new a");
        Home.Write(_home.Tree, "b.md", "new b");
        Home.Write(_home.Garden, "a.md", "old a");
        var before = RandomTrees.Everything(_home.Garden);
        var call = _home.Call(new { files = Home.Names("a.md", "b.md"), to = _home.Garden });
        var plan = await _home.Effect("fs.land").PlanAsync(call, default);
        await _home.Effect("fs.land").ActAsync(Home.Permit(call, plan, new UndoId(5), "d"), default);
        File.Delete(Path.Combine(_home.Garden, "b.md")); // As if the crash had come before the second file.
        var redo = Home.Permit(call, plan, new UndoId(sameId ? 5 : 6), "d");

        var result = await _home.Effect("fs.land").ActAsync(redo, default);
        var (undone, _) = await _home.DoAsync("undo", new { id = redo.Undo.ToString() });

        Assert.True(result.Ok, result.Text);
        Assert.True(undone.Ok, undone.Text);
        Assert.Equal(before, RandomTrees.Everything(_home.Garden));
    }

    [Fact]
    public async Task An_undo_done_again_after_a_crash_ends_the_same()
    {
        Home.Write(_home.Tree, "sub/a.md", "new");
        var before = RandomTrees.Everything(_home.Garden);
        var (_, undo) = await _home.DoAsync("fs.land", new { files = Home.Names("sub/a.md"), to = _home.Garden });
        var call = _home.Call(new { id = undo.ToString() });
        var plan = await _home.Effect("undo").PlanAsync(call, default);
        await _home.Effect("undo").ActAsync(Home.Permit(call, plan, new UndoId(7), "d"), default);
        Directory.CreateDirectory(Path.Combine(_home.Garden, "sub")); // As if cut off before the empty folder went.

        var result = await _home.Effect("undo").ActAsync(Home.Permit(call, plan, new UndoId(7), "d"), default);

        Assert.True(result.Ok, result.Text);
        Assert.Equal(before, RandomTrees.Everything(_home.Garden));
    }

    [Fact]
    public async Task Files_that_a_person_put_beside_a_landed_one_stay()
    {
        Home.Write(_home.Tree, "sub/a.md", "new");
        var (_, undo) = await _home.DoAsync("fs.land", new { files = Home.Names("sub/a.md"), to = _home.Garden });
        Home.Write(_home.Garden, "sub/mine.md", "mine");

        var (result, _) = await _home.DoAsync("undo", new { id = undo.ToString() });

        Assert.True(result.Ok, result.Text);
        Assert.False(File.Exists(Path.Combine(_home.Garden, "sub/a.md")));
        Assert.Equal("mine", Home.Read(Path.Combine(_home.Garden, "sub/mine.md")));
    }

    [Theory]
    [InlineData("u77", "not-found")]
    [InlineData("77", "bad-args")]
    [InlineData("u-1", "bad-args")]
    [InlineData("u../../x", "bad-args")]
    public async Task An_unknown_id_is_refused(string id, string reason)
    {
        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("undo").PlanAsync(_home.Call(new { id }), default));

        Assert.Equal(reason, refused.Reason);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"v":2}""")]
    public async Task A_damaged_record_is_refused_in_words(string manifest)
    {
        Home.Write(_home.Tree, "a.md", "new");
        var (_, undo) = await _home.DoAsync("fs.land", new { files = Home.Names("a.md"), to = _home.Garden });
        Home.Write(_home.State, $"undo/{undo}/manifest.json", manifest);

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("undo").PlanAsync(_home.Call(new { id = undo.ToString() }), default));

        Assert.Equal("damaged", refused.Reason);
        Assert.Contains("manifest.json", refused.Message);
    }

    [Fact]
    public async Task Records_older_than_thirty_days_are_dropped_and_younger_ones_kept()
    {
        Home.Write(_home.Tree, "a.md", "1");
        var (_, first) = await _home.DoAsync("fs.land", new { files = Home.Names("a.md"), to = _home.Garden });
        _home.Clock.Now += TimeSpan.FromDays(29);
        Home.Write(_home.Tree, "a.md", "2");
        var (_, second) = await _home.DoAsync("fs.land", new { files = Home.Names("a.md"), to = _home.Garden });
        Assert.True(Directory.Exists(Path.Combine(_home.State, "undo", first.ToString())));
        _home.Clock.Now += TimeSpan.FromDays(1.5);
        Home.Write(_home.Tree, "a.md", "3");

        var (_, third) = await _home.DoAsync("fs.land", new { files = Home.Names("a.md"), to = _home.Garden });

        Assert.Equal(
            [second.ToString(), third.ToString()],
            Directory.EnumerateDirectories(Path.Combine(_home.State, "undo")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_oldest_originals_go_first_when_there_are_too_many_bytes()
    {
        var folder = Path.Combine(_home.State, "undo");
        var store = new UndoStore(folder, new FileWriter(), _home.Clock, new UndoLimits { BytesMax = 9_000 });
        for (var n = 1; n <= 4; n++)
        {
            _home.Clock.Now += TimeSpan.FromMinutes(1);
            var path = Home.Write(_home.Garden, $"{n}.md", new string('x', 2_500));
            var hash = SafeFile.Hash(path);
            store.Keep(new UndoId(n), $"digest {n}", "", [new(path, hash, "", null, FileMarks.Plain)]);
        }

        Assert.Null(store.Find(new UndoId(1)));
        Assert.NotNull(store.Find(new UndoId(2)));
        Assert.NotNull(store.Find(new UndoId(4)));
    }

    [Fact]
    public async Task The_originals_lie_in_a_folder_for_the_owner_alone()
    {
        Home.Write(_home.Tree, "a.md", "new");
        Home.Write(_home.Garden, "a.md", "old");
        var (_, undo) = await _home.DoAsync("fs.land", new { files = Home.Names("a.md"), to = _home.Garden });

        var place = Path.Combine(_home.State, "undo", undo.ToString());

        Assert.Equal("old", Home.Read(Path.Combine(place, "o0000")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(place, "o0000")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(place));
    }
}
