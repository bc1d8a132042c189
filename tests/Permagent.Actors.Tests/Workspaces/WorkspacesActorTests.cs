using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Tests.Goals;
using Permagent.Actors.Workspaces;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Protocol;
using Permagent.Protocol.Work;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Workspaces;

public sealed class WorkspacesActorTests : IDisposable
{
    private static readonly AttemptId Attempt = new(new TaskId(GoalBench.Id(1), "t1"), 1);

    private readonly TempFolder _folder = new();
    private readonly ActorSystem _system;
    private readonly Probe _goal;
    private readonly IActorRef _workspaces;

    public WorkspacesActorTests()
    {
        _system = KernelSystem.Create("test", new ActorSystemOptions
        {
            TimeProvider = new ManualClock(), Seed = 1, Dispatcher = DispatcherKind.CallingThread,
        });
        _goal = new Probe(_system);
        _workspaces = _system.ActorOf(WorkspacesActor.PropsFor(
            new FakeTrees(_folder.Path), new NowRunner(), new WorkspacesOptions(), NullLogger.Instance));
    }

    public void Dispose()
    {
        _system.Dispose();
        _goal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_tree_is_made_frozen_with_the_digests_of_its_files_and_merged()
    {
        var made = Ask<TreeMade>(new MakeTree(Attempt, _goal));
        File.WriteAllText(Path.Combine(made.Path, "A.md"), "abc");

        var frozen = Ask<TreeFrozen>(new FreezeTree(Attempt, _goal));
        var merged = Ask<TreeMerged>(new MergeTree(Attempt, frozen.Before, frozen.After, _goal));

        Assert.Equal(made.Hash, frozen.Before);
        Assert.Equal("A.md", Assert.Single(frozen.Changed));
        Assert.Equal(3, frozen.Files.Single().Bytes);
        Assert.Equal(frozen.After, merged.Hash);
    }

    [Fact]
    public void A_merge_over_another_tree_is_refused_and_told()
    {
        Ask<TreeMade>(new MakeTree(Attempt, _goal));

        var failed = Ask<TreeFailed>(new MergeTree(Attempt, new string('0', 64), new string('1', 64), _goal));

        Assert.Equal(("merge", "tree-changed"), (failed.Request, failed.Reason));
        Assert.Contains("changed from outside", failed.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_gone_cannot_be_looked_at()
    {
        var unseen = Ask<LandingUnseen>(new LookAtLanding(GoalBench.Id(1), [], _folder.In("gone"), _goal));

        Assert.Equal("io", unseen.Reason);
    }

    private T Ask<T>(WorkspacesMessage message)
    {
        _workspaces.Tell(message, _goal);
        return _goal.ExpectMsg<T>();
    }
}
