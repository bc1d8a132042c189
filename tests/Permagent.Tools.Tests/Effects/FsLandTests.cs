using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Tools.Tests.Support;

namespace Permagent.Tools.Tests.Effects;

public sealed class FsLandTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_landing_into_a_folder_granted_for_writing_is_fs_land()
    {
        Home.Write(_home.Tree, "OVERVIEW.md", "new\n");

        var plan = await _home.Effect("fs.land").PlanAsync(
            _home.Call(new { files = Home.Names("OVERVIEW.md"), to = _home.Garden }), default);

        Assert.Equal("fs.land", plan.Class);
        var target = Assert.Single(plan.Targets);
        Assert.Equal(Path.Combine(_home.Garden, "OVERVIEW.md"), target.Path);
        Assert.Equal("", target.Before);
        Assert.Equal(target.After, plan.BodyHash);
        Assert.Equal("undo-store", plan.UndoKind);
        Assert.Contains("+ new", plan.Preview);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Garden));
    }

    [Fact]
    public async Task A_landing_into_a_folder_granted_for_reading_is_fs_write_outside()
    {
        Home.Write(_home.Tree, "a.md", "a");

        var plan = await _home.Effect("fs.land").PlanAsync(
            _home.Call(new { files = Home.Names("a.md"), to = _home.Garden }, write: false), default);

        Assert.Equal("fs.write.outside", plan.Class);
    }

    [Theory]
    [InlineData("{garden}/../outside", "outside-scope")]
    [InlineData("{outside}", "outside-scope")]
    [InlineData("{state}/ledger", "outside-scope")]
    [InlineData("garden", "bad-args")]
    [InlineData("/", "outside-scope")]
    public async Task A_landing_elsewhere_is_refused(string to, string reason)
    {
        Home.Write(_home.Tree, "a.md", "a");
        Directory.CreateDirectory(_home.Outside);
        to = to.Replace("{garden}", _home.Garden).Replace("{outside}", _home.Outside).Replace("{state}", _home.State);

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () => await _home.Effect("fs.land")
            .PlanAsync(_home.Call(new { files = Home.Names("a.md"), to }), default));

        Assert.Equal(reason, refused.Reason);
    }

    [Theory]
    [InlineData("../a.md")]
    [InlineData("/etc/passwd")]
    [InlineData("sub//a.md")]
    [InlineData("link.md")]
    [InlineData("way/a.md")]
    public async Task A_source_outside_the_tree_or_through_a_link_is_refused(string file)
    {
        Directory.CreateDirectory(_home.Outside);
        Home.Write(_home.Outside, "a.md", "secret");
        File.CreateSymbolicLink(Path.Combine(_home.Tree, "link.md"), Path.Combine(_home.Outside, "a.md"));
        File.CreateSymbolicLink(Path.Combine(_home.Tree, "way"), _home.Outside);

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () => await _home.Effect("fs.land")
            .PlanAsync(_home.Call(new { files = new[] { file }, to = _home.Garden }), default));

        Assert.Equal("outside-scope", refused.Reason);
    }

    [Theory]
    [InlineData("a.md", true)]
    [InlineData("out/a.md", false)]
    public async Task A_target_through_a_link_is_refused(string name, bool linkFile)
    {
        Home.Write(_home.Tree, "a.md", "a");
        Directory.CreateDirectory(_home.Outside);
        var victim = Home.Write(_home.Outside, "a.md", "mine");
        File.CreateSymbolicLink(
            Path.Combine(_home.Garden, linkFile ? "a.md" : "out"), linkFile ? victim : _home.Outside);

        var args = new { files = new object[] { new { path = "a.md", @as = name } }, to = _home.Garden };

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("fs.land").PlanAsync(_home.Call(args), default));

        Assert.Equal("outside-scope", refused.Reason);
        Assert.Equal("mine", Home.Read(victim));
    }

    [Fact]
    public async Task A_link_put_in_the_way_after_the_plan_is_not_written_through()
    {
        Home.Write(_home.Tree, "sub/a.md", "a");
        Directory.CreateDirectory(Path.Combine(_home.Garden, "sub"));
        Directory.CreateDirectory(_home.Outside);
        var call = _home.Call(new { files = Home.Names("sub/a.md"), to = _home.Garden });
        var plan = await _home.Effect("fs.land").PlanAsync(call, default);
        Directory.Delete(Path.Combine(_home.Garden, "sub"));
        File.CreateSymbolicLink(Path.Combine(_home.Garden, "sub"), _home.Outside);

        var result = await _home.Effect("fs.land").ActAsync(Home.Permit(call, plan, new UndoId(1)), default);

        Assert.False(result.Ok);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Outside));
    }

    [Fact]
    public async Task A_target_changed_after_the_plan_is_drift_and_nothing_is_changed()
    {
        Home.Write(_home.Tree, "a.md", "new a");
        Home.Write(_home.Tree, "b.md", "new b");
        Home.Write(_home.Garden, "b.md", "old b");
        var call = _home.Call(new { files = Home.Names("a.md", "b.md"), to = _home.Garden });
        var plan = await _home.Effect("fs.land").PlanAsync(call, default);
        Home.Write(_home.Garden, "b.md", "edited by a person");

        var result = await _home.Effect("fs.land").ActAsync(Home.Permit(call, plan, new UndoId(1)), default);

        Assert.Equal(("drift", false), (result.Reason, result.Ok));
        Assert.False(File.Exists(Path.Combine(_home.Garden, "a.md")));
        Assert.Equal("edited by a person", Home.Read(Path.Combine(_home.Garden, "b.md")));
    }

    [Fact]
    public async Task A_source_changed_after_the_plan_does_not_land()
    {
        Home.Write(_home.Tree, "a.md", "agreed");
        var call = _home.Call(new { files = Home.Names("a.md"), to = _home.Garden });
        var plan = await _home.Effect("fs.land").PlanAsync(call, default);
        Home.Write(_home.Tree, "a.md", "other");

        var result = await _home.Effect("fs.land").ActAsync(Home.Permit(call, plan, new UndoId(1)), default);

        Assert.False(result.Ok);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Garden));
    }

    [Fact]
    public async Task A_permit_is_spent_once()
    {
        Home.Write(_home.Tree, "a.md", "a");
        var call = _home.Call(new { files = Home.Names("a.md"), to = _home.Garden });
        var plan = await _home.Effect("fs.land").PlanAsync(call, default);
        var permit = Home.Permit(call, plan, new UndoId(1));

        var first = await _home.Effect("fs.land").ActAsync(permit, default);

        Assert.True(first.Ok, first.Text);
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await _home.Effect("fs.land").ActAsync(permit, default));
    }

    [Theory]
    [InlineData(0)] // The first original.
    [InlineData(1)] // The manifest.
    [InlineData(2)] // The first file.
    [InlineData(3)] // The second file, after one has landed.
    public async Task A_full_disk_leaves_the_folder_as_it_was(int filesBefore)
    {
        Home.Write(_home.Tree, "a.md", "new a");
        Home.Write(_home.Tree, "sub/b.md", "new b");
        Home.Write(_home.Garden, "a.md", "old a");
        var before = Everything(_home.Garden);
        _home.Writer = new FullDisk(filesBefore);

        var args = new { files = Home.Names("a.md", "sub/b.md"), to = _home.Garden };
        var (result, _) = await _home.DoAsync("fs.land", args);

        Assert.Equal((false, "disk-full"), (result.Ok, result.Reason));
        Assert.Contains("Free some space", result.Text);
        if (filesBefore == 3)
        {
            // The disk stays full, so that the first file cannot be put back: that is said, and its original is kept.
            Assert.Contains("Could not put back", result.Text);
            return;
        }

        Assert.Equal(before, Everything(_home.Garden));
    }

    [Theory]
    [InlineData("""{"files":[],"to":"/x"}""")]
    [InlineData("""{"files":["a.md","a.md"],"to":"/x"}""")]
    [InlineData("""{"files":["a.md"]}""")]
    [InlineData("""{"files":["a.md"],"to":"/x","force":true}""")]
    [InlineData("""{"files":[1],"to":"/x"}""")]
    [InlineData("[]")]
    public async Task Bad_arguments_are_refused_by_name(string args)
    {
        Home.Write(_home.Tree, "a.md", "a");
        using var document = System.Text.Json.JsonDocument.Parse(args);
        var call = _home.Call(new { }) with { Args = document.RootElement.Clone() };

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("fs.land").PlanAsync(call, default));

        Assert.Equal("bad-args", refused.Reason);
    }

    [Fact]
    public async Task A_replaced_file_keeps_its_mode_and_a_script_stays_runnable()
    {
        Home.Write(_home.Tree, "a.md", "new");
        File.SetUnixFileMode(
            Home.Write(_home.Tree, "run.sh", "echo"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Home.Write(_home.Garden, "a.md", "old"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var (result, _) = await _home.DoAsync(
            "fs.land", new { files = Home.Names("a.md", "run.sh"), to = _home.Garden });

        Assert.True(result.Ok, result.Text);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_home.Garden, "a.md")));
        Assert.True(File.GetUnixFileMode(Path.Combine(_home.Garden, "run.sh")).HasFlag(UnixFileMode.UserExecute));
    }

    private static string[] Everything(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order()
            .Select(path => File.Exists(path) ? $"{path}={Home.Read(path)}" : path)];
}
