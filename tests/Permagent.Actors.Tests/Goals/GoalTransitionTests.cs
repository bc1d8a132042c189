using System.Collections.Immutable;
using Permagent.Actors.Goals;
using Permagent.Actors.Tests.Planning;
using Permagent.Kernel.Util;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Work;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Goals;

/// <summary>Random commands never reach a transition that the specification does not list.</summary>
public sealed class GoalTransitionTests
{
    private const string Open = "Draft Planning PlanReview Running Waiting Verifying Landing Paused";

    /// <summary>The table of orchestration.md section 4, copied by hand: from, to, event.</summary>
    private static readonly ImmutableHashSet<string> Table = [.. Rows(
        ("None", "Draft", "GoalOpened"),
        ("Draft", "Planning", "PlanningStarted"),
        ("Planning", "Planning", "PlanRefused PlanProposed"),
        ("Planning", "PlanReview", "PlanProposed"),
        ("Planning PlanReview", "Running", "PlanAccepted"),
        ("PlanReview", "Denied", "PlanDenied"),
        ("Running", "Waiting", "GoalWaiting"),
        ("Waiting", "Running Landing", "GoalResumed"),
        ("Draft PlanReview Waiting", "Abandoned", "GoalAbandoned"),
        ("Draft Planning PlanReview Running Waiting Verifying Landing", "Paused", "GoalPaused"),
        ("Paused", "Draft Planning PlanReview Running Waiting Verifying Landing", "GoalUnpaused"),
        ("Running", "Verifying", "GoalVerifying"),
        ("Verifying", "Landing", "GoalVerified"),
        ("Verifying", "Running", "GoalCheckFailed"),
        ("Verifying", "Waiting", "GoalUncertain"),
        ("Waiting", "Landing", "AcceptedUnproven"),
        ("Waiting", "Running", "AttemptAsked"),
        ("Landing", "Waiting", "LandingRequested"),
        ("Landing", "Completed", "GoalCompleted"),
        ("Landing", "Partial", "GoalPartial"),
        ("Landing", "Denied", "LandingDenied"),
        ("Landing", "Running", "LandingReverted"),
        ("Planning Running Verifying", "Failed", "GoalFailed"),
        (Open, "Cancelled", "GoalCancelled")),
        .. Open.Split(' ').SelectMany(same => Rows((same, same, "AttemptAbandoned RecoveryNoted"))),
        .. Rows(("Landing", "Landing", "LandingPlanned Landed")),
        .. new[] { "Running", "Landing" }.SelectMany(same => Rows((same, same,
            "TaskReady TaskLeased AttemptStarted TaskSubmitted AttemptFailed CheckRecorded TaskAccepted TaskRejected "
            + "TaskUncertain TaskFailed TaskSkipped TaskClosed"))),
        .. Rows(("Cancelled", "Cancelled", "TaskClosed"), ("Abandoned", "Abandoned", "TaskClosed"))];

    [Fact]
    public void Random_commands_never_reach_an_unlisted_transition_and_replay_gives_the_same_state()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var seed in Seeds.Take(300))
        {
            var chance = new SeededRandom(seed);
            var play = new GoalPlay();
            for (var step = 0; step < 120; step++)
            {
                var before = play.State;
                var command = chance.Next(10) < 6 ? Forward(chance, play.State) : Any(chance, play);
                var decision = play.Do(command);
                if (decision.IsRefused) Assert.Same(before, play.State);
                foreach (var happened in decision.Events) Check(happened, seed, reached);
            }

            Assert.Equal(GoalPlay.Text(play.State), GoalPlay.Text(play.Replayed()));
            AssertSound(play, seed);
        }

        // The walk is worth something only if it comes far: every end but those that a plan of two tasks cannot have.
        foreach (var end in "Completed Denied Failed Cancelled Abandoned Waiting Paused".Split(' '))
            Assert.True(
                reached.Any(row => row.Contains($">{end}:", StringComparison.Ordinal)), $"{end} was not reached");
    }

    private static void Check(GoalEvent happened, ulong seed, HashSet<string> reached)
    {
        var row = Row(happened.From.ToString(), happened.To.ToString(), happened.GetType().Name);
        Assert.True(Table.Contains(row), $"{row} is not listed (seed {seed})");
        reached.Add(row);
    }

    private static void AssertSound(GoalPlay play, ulong seed)
    {
        foreach (var task in play.State.Tasks)
        {
            var proven = task.Results.Any(result => result.Standing) || task.Unproven;
            Assert.True(task.Status != GoalTaskStatus.Accepted || proven, $"accepted without proof (seed {seed})");
            Assert.True(task.ReceiptSeq is null || task.Outcome.Length > 0, $"a receipt without outcome (seed {seed})");
        }

        if (play.State.Status is GoalStatus.Completed)
            Assert.All(play.State.Tasks, task =>
                Assert.True(task.IsGood && task.ReceiptSeq is not null, $"seed {seed}"));
    }

    private static GoalCommand Any(SeededRandom chance, GoalPlay play)
    {
        var state = play.State;
        if (chance.Next(100) < 2) play.Now += TimeSpan.FromDays(chance.Next(20));
        var task = chance.Next(3) switch
        {
            0 => state.Find(GoalPlay.Land),
            1 => state.Tasks.FirstOrDefault(one => !one.IsOver),
            _ => state.Tasks.IsEmpty ? null : state.Tasks[chance.Next(state.Tasks.Length)],
        };
        var id = task?.Id ?? GoalPlay.T1;
        var attempt = new AttemptId(id, (task?.Attempt ?? 0) + (chance.Next(8) == 0 ? 1 : 0));
        var fence = state.Fence + (chance.Next(8) == 0 ? 1 : 0);
        var tree = chance.Next(8) == 0 ? "other" : task?.After ?? "";
        var who = chance.Next(4) == 0 ? new Principal(PrincipalKind.Specialist, "s") : Principal.LocalUser;
        return chance.Next(40) switch
        {
            0 or 1 => GoalPlay.Open(),
            2 or 3 => new StartPlanning(),
            4 or 5 => GoalPlay.PlanOf(Plans.Task("t1"), Plans.Task("t2", "t1")) with { Version = state.PlanVersion },
            6 => GoalPlay.PlanOf(
                Plans.Task("t1") with { Tools = chance.Next(2) == 0 ? ["doc.write", "fs.delete"] : ["no.tool"] })
                with { Version = state.PlanVersion },
            7 => chance.Next(6) == 0 ? new TakeNoPlan(state.PlanVersion, "no-playbook", "w") : new StartPlanning(),
            8 => new AnswerPlan(state.PlanDigest, chance.Next(3) > 0, who),
            9 or 10 or 11 => new MakeReady(id),
            12 or 13 or 14 => new LeaseTask(id, "documents", 0, "r"),
            15 or 16 or 17 => new BeginAttempt(attempt, fence, "/tree", "b0"),
            18 or 19 or 20 => new SubmitTree(
                attempt, fence, "b0", "a", chance.Next(9) == 0 ? [] : ["A.md"], [new("A.md", "f", 1)]),
            21 => new EndAttempt(
                attempt, fence, chance.Next(3) switch { 0 => "denied", 1 => "blocked", _ => "abandoned" }, "denied",
                    "w"),
            22 or 23 or 24 or 25 => Verdict(chance, attempt, tree),
            26 or 27 => new TakeReceipt(id, chance.Next(1_000), "i"),
            28 => new StartVerifying(),
            29 => new TakeGoalVerdict(state.Integration, AnyVerdict(chance), [GoalPlay.Pass("c1")]),
            30 => new PlanLanding("/folder", [new("A.md", "A.md", "f", chance.Next(6) == 0)]),
            31 => new WaitForAsk(attempt, fence, new AskId(chance.Next(5)), play.Now),
            32 => state.Ask is { } ask ? new GoOn(attempt, fence, ask) : new StartVerifying(),
            33 => new TakeLanded(attempt, fence, chance.Next(2) == 0 ? new UndoId(3) : null),
            34 => new TakeLandingUndone(attempt, chance.Next(2) == 0, "w"),
            35 => new JudgeIt(chance.Next(2) == 0 ? tree : state.Integration, chance.Next(3) > 0, who),
            36 => chance.Next(2) == 0 ? new PauseIt("stop") : new UnpauseIt(who),
            37 => chance.Next(8) == 0 ? new CancelIt(who, "w") : new UnpauseIt(who),
            38 => chance.Next(2) == 0 ? new Recover() : Late(play),
            _ => chance.Next(6) == 0 ? new FailIt("r", "w") : new RejectTree(attempt, "tree-changed", "w"),
        };
    }

    private static AbandonIt Late(GoalPlay play)
    {
        play.Now += TimeSpan.FromDays(14);
        return new();
    }

    /// <summary>What a node would do next, so that the walk comes to the ends too.</summary>
    private static GoalCommand Forward(SeededRandom chance, GoalState state) => state.Status switch
    {
        GoalStatus.None => GoalPlay.Open(),
        GoalStatus.Draft => new StartPlanning(),
        GoalStatus.Planning => GoalPlay.PlanOf(Plans.Task("t1")) with { Version = state.PlanVersion },
        GoalStatus.PlanReview => new AnswerPlan(state.PlanDigest, true, Principal.LocalUser),
        GoalStatus.Paused => new UnpauseIt(Principal.LocalUser),
        GoalStatus.Verifying => new TakeGoalVerdict(state.Integration, AnyVerdict(chance), [GoalPlay.Pass("c1")]),
        _ => state.Tasks.FirstOrDefault(task => !task.IsOver) is { } task
            ? Forward(chance, task)
            : Between(state),
    };

    private static GoalCommand Between(GoalState state) => state.Status switch
    {
        GoalStatus.Running => new StartVerifying(),
        GoalStatus.Landing => new PlanLanding("/folder", [new("A.md", "A.md", "f", false)]),
        _ => new JudgeIt(state.Integration, true, Principal.LocalUser),
    };

    private static GoalCommand Forward(SeededRandom chance, GoalTask task) => task.Status switch
    {
        GoalTaskStatus.Pending => new MakeReady(task.Id),
        GoalTaskStatus.Ready => new LeaseTask(task.Id, "documents", 0, "r"),
        GoalTaskStatus.Leased => new BeginAttempt(task.CurrentAttempt, task.Fence, "/tree", "b0"),
        GoalTaskStatus.Running when task.IsLanding => chance.Next(4) switch
        {
            0 => new EndAttempt(task.CurrentAttempt, task.Fence, "denied", "denied", "w"),
            1 => new WaitForAsk(task.CurrentAttempt, task.Fence, new AskId(chance.Next(5)), DateTimeOffset.UnixEpoch),
            _ => new TakeLanded(task.CurrentAttempt, task.Fence, new UndoId(3)),
        },
        GoalTaskStatus.Running => new SubmitTree(
            task.CurrentAttempt, task.Fence, "b0", "a", ["A.md"], [new("A.md", "f", 1)]),
        GoalTaskStatus.Checking => Verdict(chance, task.CurrentAttempt, task.After),
        GoalTaskStatus.Rejected when task.IsLanding => new TakeLandingUndone(task.CurrentAttempt, true, "w"),
        GoalTaskStatus.Rejected => new MakeReady(task.Id),
        GoalTaskStatus.Uncertain => new JudgeIt(task.After, true, Principal.LocalUser),
        _ => new TakeReceipt(task.Id, chance.Next(1_000), "i"),
    };

    private static TakeVerdict Verdict(SeededRandom chance, AttemptId attempt, string tree) =>
        new(attempt, tree, AnyVerdict(chance), [GoalPlay.Pass("c1"), GoalPlay.Pass("c2")]);

    private static Verdict AnyVerdict(SeededRandom chance) => chance.Next(6) switch
    {
        0 => Protocol.Work.Verdict.Fail,
        1 => Protocol.Work.Verdict.Uncertain,
        _ => Protocol.Work.Verdict.Pass,
    };

    private static IEnumerable<string> Rows(params (string From, string To, string Events)[] rows) =>
        from row in rows
        from start in row.From.Split(' ')
        from end in row.To.Split(' ')
        from happened in row.Events.Split(' ')
        select Row(start, end, happened);

    private static string Row(string from, string to, string happened) => $"{from}>{to}:{happened}";
}
