using Permagent.Protocol.Planning;

namespace Permagent.Actors.Tests.Planning;

public sealed class PlanValidatorTests
{
    [Fact]
    public void A_sound_plan_has_no_fault_and_needs_no_review()
    {
        var judged = Plans.Validator().Judge(Plans.Of(Plans.Task("t1"), Plans.Task("t2", "t1")));

        Assert.Empty(judged.Faults);
        Assert.False(judged.NeedsReview);
        Assert.Equal(64, judged.Digest.Length);
    }

    public static TheoryData<string, string, string> Faults() => new()
    {
        { "same id twice", "V1", "same-id" },
        { "needs what is not there", "V1", "no-such-task" },
        { "circle", "V1", "cycle" },
        { "too deep", "V1", "too-deep" },
        { "strange kind", "V3", "no-such-kind" },
        { "strange tool", "V3", "no-such-tool" },
        { "step with another tool", "V3", "tool-not-granted" },
        { "path leaves", "V5", "bad-path" },
        { "lands what nobody writes", "V5", "not-written" },
        { "check of a kind that cannot run", "V2", "kind-refused" },
        { "check with an unknown field", "V2", "unknown-field" },
        { "no check", "V10", "check-count" },
        { "needs a model", "V7", "no-model" },
        { "too many tasks", "V9", "task-count" },
        { "too many steps", "V9", "step-count" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_found_and_named(string which, string rule, string reason)
    {
        var judged = Plans.Validator().Judge(Broken(which));

        Assert.Contains(judged.Faults, fault => fault.Rule == rule && fault.Reason == reason);
        Assert.Equal("", judged.Digest);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var bad = Plans.Task("t1") with { Kind = "cooking", Model = "large", Tools = ["exec.run"], Steps = [] };

        var judged = Plans.Validator().Judge(Plans.Of(bad));

        Assert.True(judged.Faults.Length >= 4, string.Join("; ", judged.Faults));
    }

    [Fact]
    public void The_tools_decide_the_tier_and_the_plan_can_only_raise_it()
    {
        var low = Plans.Task("t1") with { Tier = 0 };
        var deletes = Plans.Task("t1") with { Tools = ["doc.write", "fs.delete"] };

        Assert.Equal(1, Plans.Validator().Judge(Plans.Of(low)).Tier);
        Assert.Equal(2, Plans.Validator().Judge(Plans.Of(deletes)).Tier);
        Assert.True(Plans.Validator().Judge(Plans.Of(deletes)).NeedsReview);
    }

    [Fact]
    public void A_criterion_without_a_check_that_can_prove_it_forces_a_review_and_is_not_dropped()
    {
        var exists = new PlanCheck("file", """{"path":"A.md"}""", false, []);
        var plan = Plans.Of(Plans.Task("t1") with { Checks = [exists] });

        var judged = Plans.Validator().Judge(plan);

        Assert.Empty(judged.Faults);
        Assert.Equal(0, Assert.Single(judged.Uncheckable));
        Assert.True(judged.NeedsReview);
    }

    private static Plan Broken(string which)
    {
        var task = Plans.Task("t1");
        return which switch
        {
            "same id twice" => Plans.Of(task, task),
            "needs what is not there" => Plans.Of(Plans.Task("t1", "t9")),
            "circle" => Plans.Of(Plans.Task("t1", "t2"), Plans.Task("t2", "t1")),
            "too deep" => Plans.Of([task, .. Enumerable.Range(2, 6).Select(n => Plans.Task($"t{n}", $"t{n - 1}"))]),
            "strange kind" => Plans.Of(task with { Kind = "cooking" }),
            "strange tool" => Plans.Of(task with { Tools = ["doc.write", "exec.run"] }),
            "step with another tool" => Plans.Of(task with { Steps = [new("fs.list", "{}")] }),
            "path leaves" => Plans.Of(task with { Reads = ["../**"] }),
            "lands what nobody writes" => Plans.Of(task) with { Land = ["B.md"] },
            "check of a kind that cannot run" => Plans.Of(task with { Checks = [new("command", "{}", false, [])] }),
            "check with an unknown field" => Plans.Of(
                task with { Checks = [new("text", """{"path":"A.md","mustt":["x"]}""", false, [])] }),
            "no check" => Plans.Of(task with { Checks = [] }),
            "needs a model" => Plans.Of(task with { Model = "small" }),
            "too many tasks" => Plans.Of([.. Enumerable.Range(1, 13).Select(n => Plans.Task($"t{n}"))]),
            "too many steps" => Plans.Of(task with { Steps = [.. Enumerable.Repeat(task.Steps[0], 16)] }),
            _ => throw new ArgumentOutOfRangeException(nameof(which), which, "No such case."),
        };
    }
}
