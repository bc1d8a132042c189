using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Planning;

namespace Permagent.Actors.Goals;

/// <summary>A goal as its events tell it: a pure fold, the same at work and after a restart.</summary>
internal sealed partial record GoalState
{
    public static GoalState Empty { get; } = new();

    public GoalId Goal { get; init; }

    public GoalStatus Status { get; init; } = GoalStatus.None;

    /// <summary>Number of the newest event in the stream.</summary>
    public long Version { get; init; }

    public string ShortId { get; init; } = "";

    public Principal By { get; init; } = Principal.LocalUser;

    public string Text { get; init; } = "";

    public ImmutableArray<RootGrant> Roots { get; init; } = [];

    public string? Playbook { get; init; }

    public DateTimeOffset Opened { get; init; }

    /// <summary>When the state was last entered.</summary>
    public DateTimeOffset Since { get; init; }

    public int PlanVersion { get; init; }

    public int PlansRefused { get; init; }

    public Plan? Plan { get; init; }

    public string PlanDigest { get; init; } = "";

    /// <summary>In plan order; the landing last, once it is known.</summary>
    public ImmutableArray<GoalTask> Tasks { get; init; } = [];

    /// <summary>Hex digest of the integration tree; empty before the first merge.</summary>
    public string Integration { get; init; } = "";

    public LandingPlanned? Landing { get; init; }

    /// <summary>The newest fence given out.</summary>
    public long Fence { get; init; }

    /// <summary>State to go back to from Waiting.</summary>
    public GoalStatus WaitFrom { get; init; } = GoalStatus.None;

    /// <summary><c>approval</c> or <c>judgement</c> while waiting, else empty.</summary>
    public string WaitReason { get; init; } = "";

    public AskId? Ask { get; init; }

    /// <summary>State to go back to from Paused.</summary>
    public GoalStatus PausedFrom { get; init; } = GoalStatus.None;

    public string PauseReason { get; init; } = "";

    /// <summary>What ended it or stands in its way.</summary>
    public string Note { get; init; } = "";

    public bool IsTerminal => Status is GoalStatus.Completed or GoalStatus.Partial or GoalStatus.Failed
        or GoalStatus.Denied or GoalStatus.Cancelled or GoalStatus.Abandoned;

    public bool IsOpen => Status != GoalStatus.None && !IsTerminal;

    /// <summary>True when nothing more is owed: ended, and every opened task has its receipt.</summary>
    public bool IsSettled => IsTerminal && !Tasks.Any(task => task.OwesReceipt);

    /// <summary>The state of the work itself, seen through a wait.</summary>
    public GoalStatus Working => Status == GoalStatus.Waiting ? WaitFrom : Status;

    /// <summary>The task with an attempt between lease and submission, or null.</summary>
    public GoalTask? Live => Tasks.FirstOrDefault(
        task => !task.IsOver && task.Status is GoalTaskStatus.Leased or GoalTaskStatus.Running);

    public GoalTask? Find(TaskId id) => Tasks.FirstOrDefault(task => task.Id == id);

    /// <summary>The state after one event.</summary>
    /// <exception cref="UnknownEventException">The event is not known.</exception>
    public GoalState Apply(GoalEvent happened)
    {
        var next = happened is PlanProposed or LandingPlanned ? WithTasks(happened) : ApplyTo(happened);
        return next with
        {
            Goal = happened.Goal,
            Status = happened.To,
            Since = happened.From == happened.To ? Since : happened.At,
            Version = Version + 1,
        };
    }

    private GoalState ApplyTo(GoalEvent happened) => happened switch
    {
        GoalOpened opened => this with
        {
            ShortId = opened.ShortId, By = opened.By, Text = opened.Text, Roots = opened.Roots,
            Playbook = opened.Playbook, Opened = opened.At,
        },
        PlanningStarted started => this with { PlanVersion = started.Version },
        PlanRefused refused => this with
        {
            PlansRefused = PlansRefused + 1, PlanVersion = refused.Version + 1, Note = refused.Words,
        },
        PlanAccepted => this with { Note = "" },
        PlanDenied => this with { Note = "the plan was refused" },
        GoalWaiting waiting => Wait(waiting.From, waiting.Reason, waiting.Ask),
        LandingRequested asked => Wait(asked.From, "approval", asked.Ask),
        GoalUncertain => Wait(GoalStatus.Verifying, "judgement", null),
        GoalResumed or AcceptedUnproven or AttemptAsked => Wait(GoalStatus.None, "", null),
        GoalPaused paused => this with { PausedFrom = paused.From, PauseReason = paused.Why },
        GoalUnpaused => this with { PausedFrom = GoalStatus.None, PauseReason = "" },
        GoalAbandoned abandoned => Ended(abandoned.Why),
        GoalCancelled cancelled => Ended(cancelled.Why),
        GoalFailed failed => Ended(failed.Words),
        LandingDenied denied => Ended(denied.Reason),
        GoalVerifying or GoalVerified or GoalCompleted or LandingReverted => this,
        GoalPartial partial => Ended("not done: " + string.Join(", ", partial.Missing)),
        GoalCheckFailed failed => this with { Note = "failed on the whole: " + string.Join(", ", failed.Checks) },
        _ => ApplyToTask(happened),
    };

    private GoalState Wait(GoalStatus from, string reason, AskId? ask) =>
        this with { WaitFrom = from, WaitReason = reason, Ask = ask };

    private GoalState Ended(string note) =>
        Wait(GoalStatus.None, "", null) with { Note = note, PausedFrom = GoalStatus.None, PauseReason = "" };

    private GoalState WithTasks(GoalEvent happened) => happened switch
    {
        PlanProposed proposed => this with
        {
            Plan = proposed.Plan, PlanDigest = proposed.Digest,
            Tasks = [.. proposed.Plan.Tasks.Select(task => new GoalTask(new TaskId(Goal, task.Id), task))],
        },
        LandingPlanned planned when planned.Parts.IsEmpty => this with { Landing = planned },
        LandingPlanned planned => this with { Landing = planned, Tasks = Tasks.Add(LandingTask.Of(Goal, planned)) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
