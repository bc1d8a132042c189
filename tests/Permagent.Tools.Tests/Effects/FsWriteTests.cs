using Permagent.Actors.Tools;
using Permagent.Protocol.Gate;
using Permagent.Tools.Tests.Support;

namespace Permagent.Tools.Tests.Effects;

public sealed class FsWriteTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task It_writes_inside_the_tree_and_says_what_it_left()
    {
        var (result, _) = await _home.DoAsync("fs.write", new { path = "notes/plan.md", content = "häuser\n" });

        Assert.True(result.Ok, result.Text);
        Assert.Equal("häuser\n", Home.Read(Path.Combine(_home.Tree, "notes/plan.md")));
        Assert.Equal(Path.Combine(_home.Tree, "notes/plan.md"), Assert.Single(result.Artifacts).Path);
    }

    [Theory]
    [InlineData("../out.md", "outside-scope")]
    [InlineData("a/../../out.md", "outside-scope")]
    [InlineData("/tmp/out.md", "outside-scope")]
    [InlineData("a\u0000b", "outside-scope")]
    [InlineData("way/out.md", "outside-scope")]
    [InlineData("other.txt", "outside-claims")]
    [InlineData("folder.md", "bad-args")]
    public async Task A_path_that_leaves_tree_or_claims_is_refused(string path, string reason)
    {
        Directory.CreateDirectory(_home.Outside);
        Directory.CreateDirectory(Path.Combine(_home.Tree, "folder.md"));
        File.CreateSymbolicLink(Path.Combine(_home.Tree, "way"), _home.Outside);
        var call = _home.Call(new { path, content = "x" }) with { Scope = _home.Scope(true, "**/*.md", "*/a*") };

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("fs.write").PlanAsync(call, default));

        Assert.Equal(reason, refused.Reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Outside));
    }

    [Fact]
    public async Task Without_claims_nothing_may_be_written()
    {
        var call = _home.Call(new { path = "a.md", content = "x" });
        call = call with { Scope = call.Scope with { Claims = [] } };

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("fs.write").PlanAsync(call, default));

        Assert.Equal("outside-claims", refused.Reason);
    }

    [Fact]
    public async Task Another_content_than_expected_is_refused()
    {
        Home.Write(_home.Tree, "a.md", "edited meanwhile");

        var call = _home.Call(new { path = "a.md", content = "x", expected_sha256 = new string('0', 64) });

        var refused = await Assert.ThrowsAsync<ToolRefusedException>(async () =>
            await _home.Effect("fs.write").PlanAsync(call, default));

        Assert.Equal("changed", refused.Reason);
    }

    [Fact]
    public async Task A_full_disk_leaves_the_old_file_and_no_part_of_the_new_one()
    {
        Home.Write(_home.Tree, "a.md", "old");
        _home.Writer = new FullDisk(0);

        var (result, _) = await _home.DoAsync("fs.write", new { path = "a.md", content = "new and longer" });

        Assert.Equal((false, "disk-full"), (result.Ok, result.Reason));
        Assert.Equal("old", Home.Read(Path.Combine(_home.Tree, "a.md")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_home.Tree));
    }

    [Fact]
    public async Task Done_again_it_counts_as_done()
    {
        var call = _home.Call(new { path = "a.md", content = "new" });
        var plan = await _home.Effect("fs.write").PlanAsync(call, default);
        await _home.Effect("fs.write").ActAsync(Home.Permit(call, plan, new UndoId(1)), default);

        var result = await _home.Effect("fs.write").ActAsync(Home.Permit(call, plan, new UndoId(2)), default);

        Assert.True(result.Ok, result.Text);
        Assert.Equal("new", Home.Read(Path.Combine(_home.Tree, "a.md")));
    }

    [Fact]
    public async Task What_lies_where_the_part_file_goes_is_removed_and_not_written_through()
    {
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a.md"u8));
        Directory.CreateDirectory(_home.Outside);
        var victim = Home.Write(_home.Outside, "victim", "mine");
        File.CreateSymbolicLink(Path.Combine(_home.Tree, $".permagent-{name[..16]}.part"), victim);

        var (result, _) = await _home.DoAsync("fs.write", new { path = "a.md", content = "whole" });

        Assert.True(result.Ok, result.Text);
        Assert.Equal("mine", Home.Read(victim));
        Assert.Equal(["a.md"], Directory.EnumerateFileSystemEntries(_home.Tree).Select(Path.GetFileName));
    }
}
