using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Planning;
using Permagent.Actors.Tests.Goals;
using Permagent.Actors.Tests.Planning;
using Permagent.Actors.Verification;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Protocol;
using Permagent.Protocol.Work;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Verification;

public sealed class CheckRunTests : IDisposable
{
    private static readonly AttemptId Attempt = new(new TaskId(GoalBench.Id(1), "t1"), 1);

    private readonly TempFolder _folder = new();
    private readonly ActorSystem _system;
    private readonly Probe _goal;
    private readonly FakeTrees _trees;
    private readonly FakeCheck _checks = new();
    private readonly IActorRef _verifier;
    private readonly string _before;
    private readonly string _after;

    public CheckRunTests()
    {
        var clock = new ManualClock();
        _system = KernelSystem.Create("test", new ActorSystemOptions
        {
            TimeProvider = clock, Seed = 1, Dispatcher = DispatcherKind.CallingThread,
        });
        _goal = new Probe(_system);
        _trees = new FakeTrees(_folder.Path);
        var made = _trees.CreateAttempt(Attempt);
        File.WriteAllText(Path.Combine(made.Path, "A.md"), "the whole answer");
        (_before, _after) = (made.Hash, _trees.Freeze(Attempt).Hash);
        _verifier = _system.ActorOf(VerifierActor.PropsFor(
            new VerifierPorts(_trees, _checks.Runners(), new NowRunner()), new VerifierOptions(), clock,
            NullLogger.Instance));
    }

    public void Dispose()
    {
        _system.Dispose();
        _goal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_check_that_fails_before_and_passes_after_is_proof()
    {
        var verified = Ask(_before, _after);

        Assert.Equal(Verdict.Pass, verified.Verdict);
        Assert.Equal(("fail", "pass", true), Parts(verified.Results[0]));
        Assert.Equal(("pass", "pass", false), Parts(verified.Results[1]));
    }

    [Fact]
    public void A_tree_that_changed_since_it_was_frozen_is_never_a_pass()
    {
        File.WriteAllText(Path.Combine(_trees.CreateAttempt(Attempt).Path, "A.md"), "something else");

        var verified = Ask(_before, _after);

        Assert.Equal(Verdict.Uncertain, verified.Verdict);
        Assert.All(verified.Results, result => Assert.Equal("error", result.Result));
    }

    [Fact]
    public void Without_its_baseline_nothing_can_stand()
    {
        _trees.Merge(Attempt, _before, _after); // The integration tree moved on.

        var verified = Ask(_before, _after);

        Assert.Equal(Verdict.Uncertain, verified.Verdict);
        Assert.Equal("not_run", verified.Results[0].Before);
    }

    [Fact]
    public void A_kind_that_nothing_here_runs_is_an_error()
    {
        var strange = CheckCompiler.Freeze(Plans.Task("t1"))[0] with { Kind = "screenshot" };

        _verifier.Tell(new VerifyTree(Attempt, _before, _after, ["A.md"], ["A.md"], [], [strange], _goal), _goal);

        var verified = _goal.ExpectMsg<Verified>();
        Assert.Equal((Verdict.Uncertain, "error"), (verified.Verdict, verified.Results.Single().Result));
    }

    [Fact]
    public void Landed_files_are_checked_where_they_lie()
    {
        var checks = CheckCompiler.FreezeLanding([new LandingPart("A.md", "A.md", "ab", false)]);

        _verifier.Tell(
            new VerifyLanded(Attempt, _trees.Checkout(Attempt, _after).Path, _after, ["A.md"], checks, _goal), _goal);

        Assert.Equal(Verdict.Pass, _goal.ExpectMsg<Verified>().Verdict);
    }

    private Verified Ask(string before, string after)
    {
        var checks = CheckCompiler.Freeze(Plans.Task("t1"));
        _verifier.Tell(new VerifyTree(Attempt, before, after, ["A.md"], ["A.md"], [], checks, _goal), _goal);
        return _goal.ExpectMsg<Verified>();
    }

    private static (string Before, string Result, bool Standing) Parts(CheckResult result) =>
        (result.Before, result.Result, result.Standing);
}
