using System.Text.Json;
using System.Text.Json.Serialization;
using Permagent.Actors.Goals;
using Permagent.Actors.Tests.Planning;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Tests.Goals;

/// <summary>A goal without actors: commands in, events and state out, every event replayed beside it.</summary>
internal sealed class GoalPlay
{
    public static readonly GoalId Id = new(Guid.Parse("0123456789abcdef0123456789abcdef"));
    public static readonly TaskId T1 = new(Id, "t1");
    public static readonly TaskId Land = new(Id, TaskId.Landing);

    private static readonly JsonSerializerOptions Form = new()
    {
        Converters = { new JsonStringEnumConverter() }, IncludeFields = false,
    };

    public GoalState State { get; private set; } = GoalState.Empty;

    public List<GoalEvent> Events { get; } = [];

    public GoalOptions Options { get; } = new();

    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public GoalDecision Do(GoalCommand command)
    {
        Now += TimeSpan.FromSeconds(1);
        var decision = GoalRules.Decide(State, command, Now, Options);
        Events.AddRange(decision.Events);
        State = decision.Events.Aggregate(State, (state, happened) => state.Apply(happened));
        return decision;
    }

    public GoalPlay Must(params GoalCommand[] commands)
    {
        foreach (var command in commands)
        {
            var decision = Do(command);
            Assert.False(decision.IsRefused, $"{command} in {State.Status}: {decision.Reason} {decision.Words}");
        }

        return this;
    }

    /// <summary>The state that the stream alone gives, by way of bytes.</summary>
    public GoalState Replayed() => Events
        .Select(happened => (GoalEvent)GoalEventFormat.Read(
            GoalEventFormat.ManifestOf(happened)!, GoalEventFormat.Write(happened)))
        .Aggregate(GoalState.Empty, (state, happened) => state.Apply(happened));

    public static string Text(GoalState state) => JsonSerializer.Serialize(state, Form);

    public static OpenIt Open(string text = "overview of this folder") =>
        new(Id, "g1", Principal.LocalUser, text, Plans.Roots, null);

    public static TakePlan PlanOf(params PlanTask[] tasks)
    {
        var plan = Plans.Of(tasks);
        return new(1, plan, Plans.Validator().Judge(plan));
    }

    public static CheckResult Pass(string id) => new(id, "text", "h", "fail", "pass", true, "seen", 3);

    public static CheckResult Bad(string id) => new(id, "text", "h", "fail", "fail", false, "not seen", 3);

    public GoalPlay Running(params PlanTask[] tasks) =>
        Must(Open(), new StartPlanning(), PlanOf(tasks.Length == 0 ? [Plans.Task("t1")] : tasks));

    public GoalPlay Started(string name = "t1", int attempt = 1)
    {
        var task = new TaskId(Id, name);
        if (State.Find(task)!.Status is GoalTaskStatus.Pending or GoalTaskStatus.Rejected) Must(new MakeReady(task));
        Must(new LeaseTask(task, "documents", 0, "test"));
        return Must(new BeginAttempt(new(task, attempt), State.Fence, $"/trees/{name}-{attempt}", "b0"));
    }

    public GoalPlay Submitted(string name = "t1", int attempt = 1) => Started(name, attempt).Must(new SubmitTree(
        new(new TaskId(Id, name), attempt), State.Fence, "b0", $"a-{name}", ["A.md"], [new("A.md", "f1", 10)]));

    public GoalPlay Closed(string name = "t1", long receipt = 7) => Submitted(name).Must(
        new TakeVerdict(new(new TaskId(Id, name), 1), $"a-{name}", Verdict.Pass, [Pass("c1"), Pass("c2")]),
        new TakeReceipt(new TaskId(Id, name), receipt, $"a-{name}"));

    public GoalPlay ReadyToLand() => Closed().Must(
        new StartVerifying(), new TakeGoalVerdict("a-t1", Verdict.Pass, []),
        new PlanLanding("/folder", [new("A.md", "A.md", "f1", false)]));

    public GoalPlay LandStarted() => ReadyToLand().Started(TaskId.Landing);

    public AttemptId LandAttempt { get; } = new(Land, 1);

    public GoalPlay Waiting() => LandStarted().Must(
        new WaitForAsk(LandAttempt, State.Fence, new AskId(42), Now.AddMinutes(15)));
}
