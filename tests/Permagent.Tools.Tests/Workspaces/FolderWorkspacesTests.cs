using Permagent.Actors.Workspaces;
using Permagent.Protocol;
using Permagent.Tools.Files;
using Permagent.Tools.Tests.Support;
using Permagent.Tools.Workspaces;

namespace Permagent.Tools.Tests.Workspaces;

public sealed class FolderWorkspacesTests : IDisposable
{
    private static readonly GoalId Goal = new(new Guid(9, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    private static readonly AttemptId First = new(new TaskId(Goal, "t1"), 1);
    private static readonly AttemptId Other = new(new TaskId(Goal, "t2"), 1);

    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    private string Folder => Path.Combine(_home.State, "workspaces");

    private FolderWorkspaces Workspaces => new(Folder, new WorkspaceLimits(), new FileWriter());

    [Fact]
    public void Work_goes_from_attempt_over_checkout_into_the_integration_tree()
    {
        var attempt = Workspaces.CreateAttempt(First);
        Home.Write(attempt.Path, "docs/a.md", "one");
        var frozen = Workspaces.Freeze(First);
        var checkout = Workspaces.Checkout(First, frozen.Hash);

        var merged = Workspaces.Merge(First, frozen.BaseHash, frozen.Hash);
        Workspaces.Archive(First);

        Assert.Equal(attempt.Hash, frozen.BaseHash);
        Assert.Equal(["docs/a.md"], frozen.Changed.ToArray());
        Assert.Equal(frozen.Hash, checkout.Hash);
        Assert.Equal(frozen.Hash, Workspaces.Integration(Goal).Hash);
        Assert.Equal("one", Home.Read(Path.Combine(merged.Path, "docs/a.md")));
        Assert.False(Directory.Exists(attempt.Path));
        Assert.False(Directory.Exists(checkout.Path));
        var archived = Path.Combine(Folder, "goals", Goal.ToString(), "archive", "t1-1", "tree");
        Assert.True(File.Exists(Path.Combine(archived, "docs/a.md")));
    }

    [Fact]
    public void Added_changed_and_removed_paths_are_told_against_what_the_attempt_came_from()
    {
        Seed("keep.md", "gone.md", "edit.md");
        var attempt = Workspaces.CreateAttempt(Other);
        Home.Write(attempt.Path, "edit.md", "edited");
        Home.Write(attempt.Path, "new.md", "new");
        File.Delete(Path.Combine(attempt.Path, "gone.md"));

        Assert.Equal(["edit.md", "gone.md", "new.md"], Workspaces.Freeze(Other).Changed.ToArray());
    }

    [Fact]
    public void Every_call_may_be_repeated()
    {
        Seed("a.md");
        var attempt = Workspaces.CreateAttempt(Other);
        Home.Write(attempt.Path, "half.md", "left by a crash");
        Workspaces.CreateAttempt(Other);
        Assert.Empty(Workspaces.Freeze(Other).Changed);
        Home.Write(attempt.Path, "b.md", "b");
        var frozen = Workspaces.Freeze(Other);
        Home.Write(Workspaces.Checkout(Other, frozen.Hash).Path, "dirt.md", "left by a check");

        var again = Workspaces.Checkout(Other, frozen.Hash);
        Workspaces.Merge(Other, frozen.BaseHash, frozen.Hash);
        var merged = Workspaces.Merge(Other, frozen.BaseHash, frozen.Hash);
        Workspaces.Archive(Other);
        Workspaces.Archive(Other);

        Assert.False(File.Exists(Path.Combine(again.Path, "dirt.md")));
        Assert.Equal(frozen.Hash, merged.Hash);
    }

    [Fact]
    public void A_tree_changed_after_freezing_is_refused()
    {
        var attempt = Workspaces.CreateAttempt(First);
        Home.Write(attempt.Path, "a.md", "agreed");
        var frozen = Workspaces.Freeze(First);
        Home.Write(attempt.Path, "a.md", "changed");

        Assert.Throws<TreeChangedException>(() => Workspaces.Checkout(First, frozen.Hash));
        Assert.Throws<TreeChangedException>(() => Workspaces.Merge(First, frozen.BaseHash, frozen.Hash));
        Assert.Equal(frozen.BaseHash, Workspaces.Integration(Goal).Hash);
    }

    [Fact]
    public void A_merge_onto_a_moved_integration_tree_is_refused()
    {
        Home.Write(Workspaces.CreateAttempt(First).Path, "a.md", "a");
        Home.Write(Workspaces.CreateAttempt(Other).Path, "b.md", "b");
        var (first, other) = (Workspaces.Freeze(First), Workspaces.Freeze(Other));
        Workspaces.Merge(First, first.BaseHash, first.Hash);

        var refused = Assert.Throws<TreeChangedException>(() => Workspaces.Merge(Other, other.BaseHash, other.Hash));

        Assert.Equal(first.Hash, refused.Actual);
        Assert.Equal(other.BaseHash, Workspaces.Freeze(Other).BaseHash);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_crash_between_the_renames_of_a_merge_loses_nothing(bool nextIsThere)
    {
        Seed("a.md");
        var goal = Path.Combine(Folder, "goals", Goal.ToString());
        var before = Workspaces.Integration(Goal);
        Home.Write(Workspaces.CreateAttempt(Other).Path, "b.md", "b");
        var frozen = Workspaces.Freeze(Other);
        Directory.Move(before.Path, Path.Combine(goal, ".last"));
        if (nextIsThere) CopyTree(frozen.Path, Path.Combine(goal, ".next"));

        var merged = Workspaces.Merge(Other, frozen.BaseHash, frozen.Hash);

        Assert.Equal(frozen.Hash, merged.Hash);
        Assert.Equal(["archive", "attempts", "integration"], Directory.EnumerateDirectories(goal)
            .Select(Path.GetFileName).Where(name => name != "checkouts").Order());
    }

    [Fact]
    public void Trees_above_the_caps_are_refused_and_leave_nothing()
    {
        Seed("a.md", "b.md", "c.md");
        var small = new FolderWorkspaces(Folder, new WorkspaceLimits { FilesMax = 2 }, new FileWriter());
        var tiny = new FolderWorkspaces(Folder, new WorkspaceLimits { BytesMax = 3 }, new FileWriter());

        var many = Assert.Throws<IOException>(() => small.CreateAttempt(Other));
        Assert.Throws<IOException>(() => tiny.CreateAttempt(Other));

        Assert.Contains("2 files", many.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(
            Path.Combine(Folder, "goals", Goal.ToString(), "attempts", "t2-1")));
    }

    [Fact]
    public void Links_are_copied_as_links_and_never_followed()
    {
        Directory.CreateDirectory(_home.Outside);
        var attempt = Workspaces.CreateAttempt(First);
        File.CreateSymbolicLink(Path.Combine(attempt.Path, "out"), _home.Outside);
        File.CreateSymbolicLink(Path.Combine(attempt.Path, "loop"), ".");
        var frozen = Workspaces.Freeze(First);

        var checkout = Workspaces.Checkout(First, frozen.Hash);

        Assert.Equal(["loop", "out"], frozen.Changed.ToArray());
        Assert.Equal(_home.Outside, new FileInfo(Path.Combine(checkout.Path, "out")).LinkTarget);
    }

    [Fact]
    public void A_pipe_in_a_tree_is_refused_and_nobody_waits()
    {
        var attempt = Workspaces.CreateAttempt(First);
        Pipes.Make(Path.Combine(attempt.Path, "pipe"));

        var refused = Assert.Throws<IOException>(() => Workspaces.Freeze(First));

        Assert.Contains("no regular file", refused.Message);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("")]
    [InlineData("a/b")]
    public void A_task_name_cannot_lead_out(string name)
    {
        var attempt = new AttemptId(new TaskId(Goal, name), 1);

        Assert.Throws<ArgumentException>(() => Workspaces.CreateAttempt(attempt));
    }

    private void Seed(params string[] files)
    {
        var attempt = Workspaces.CreateAttempt(First);
        foreach (var file in files) Home.Write(attempt.Path, file, file);
        var frozen = Workspaces.Freeze(First);
        Workspaces.Merge(First, frozen.BaseHash, frozen.Hash);
        Workspaces.Archive(First);
    }

    private static void CopyTree(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
