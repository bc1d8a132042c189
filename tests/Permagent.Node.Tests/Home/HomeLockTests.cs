using Permagent.Node.Api;
using Permagent.Node.Home;

namespace Permagent.Node.Tests.Home;

public sealed class HomeLockTests
{
    [Fact]
    public void A_second_owner_is_refused_with_the_pid_of_the_first()
    {
        using var temp = new TempHome();
        temp.Folder.MakeFolders(0);
        using var first = HomeLock.Take(temp.Folder);

        var refused = Assert.Throws<NodeException>(() => HomeLock.Take(temp.Folder));

        Assert.Equal("PA-0107", refused.Code);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.True(HomeLock.IsHeld(temp.Folder));
    }

    [Fact]
    public void The_lock_is_free_again_after_its_owner()
    {
        using var temp = new TempHome();
        temp.Folder.MakeFolders(0);
        HomeLock.Take(temp.Folder).Dispose();

        using var second = HomeLock.Take(temp.Folder);

        Assert.Equal(Environment.ProcessId, HomeLock.OwnerOf(temp.Folder));
    }
}
