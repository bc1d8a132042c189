using Permagent.Protocol.Gate;

namespace Permagent.Protocol.Planning;

/// <summary>What the orchestrator understands: it plans and routes, by message alone.</summary>
public abstract record OrchestratorMessage;

/// <summary>Asks for a plan. Answered by <see cref="PlanOffered"/> or <see cref="PlanImpossible"/>.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Version">Which try this is, from 1; comes back in the answer.</param>
/// <param name="Text">The wish, word for word.</param>
/// <param name="Roots">Folders it concerns; the first fills the playbook's folder.</param>
/// <param name="Playbook">Id of a playbook to use, or null: the best match is taken.</param>
/// <param name="ReplyTo">Who hears the answer.</param>
public sealed record PlanGoal(
    GoalId Goal, int Version, string Text, ImmutableArray<RootGrant> Roots, string? Playbook, IActorRef ReplyTo)
    : OrchestratorMessage;

/// <summary>A plan, not yet judged: the goal validates it by its own code.</summary>
public sealed record PlanOffered(GoalId Goal, int Version, Plan Plan);

/// <summary>There is no plan for this wish.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Version">The try that was asked for.</param>
/// <param name="Reason"><c>no-playbook</c> or <c>unknown-playbook</c>.</param>
/// <param name="Words">What is missing and what to do.</param>
public sealed record PlanImpossible(GoalId Goal, int Version, string Reason, string Words);

/// <summary>Asks who does a task. Answered by <see cref="TaskRouted"/> or <see cref="RouteRefused"/>.</summary>
public sealed record RouteTask(TaskId Task, string Kind, string Model, IActorRef ReplyTo) : OrchestratorMessage;

/// <summary>Who does it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Kind">The specialist's kind, or <c>system</c> for a landing.</param>
/// <param name="Rung">Rung of the model ladder; 0 is none (orchestration.md section 11).</param>
/// <param name="Reason">Why, as a reason code.</param>
public sealed record TaskRouted(TaskId Task, string Kind, int Rung, string Reason);

/// <summary>Nobody here can do it.</summary>
public sealed record RouteRefused(TaskId Task, string Reason, string Words);

/// <summary>A plan with everything filled in (orchestration.md section 5).</summary>
/// <param name="Restate">The wish in the planner's words, at most 300 characters.</param>
/// <param name="DoneWhen">1 to 8 criteria, at most 160 characters each.</param>
/// <param name="Tasks">1 to 12 tasks.</param>
/// <param name="Land">Files of the integration tree that are brought to the person's folder; may be empty.</param>
/// <param name="Playbook">The playbook it came from, or null.</param>
public sealed record Plan(
    string Restate, ImmutableArray<string> DoneWhen, ImmutableArray<PlanTask> Tasks, ImmutableArray<string> Land,
    PlaybookRef? Playbook);

/// <summary>A playbook as it was used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">Hex SHA-256 of its stored bytes.</param>
/// <param name="ScoreMilli">How well it matched, in thousandths; null when the person named it.</param>
public sealed record PlaybookRef(string Id, int Version, string Digest, int? ScoreMilli);

/// <summary>One task of a plan.</summary>
/// <param name="Id"><c>t1</c> to <c>t99</c>.</param>
/// <param name="Title">What it does, at most 80 characters.</param>
/// <param name="Why">What for, at most 160 characters.</param>
/// <param name="Kind">Kind of specialist.</param>
/// <param name="Needs">Tasks that come before it.</param>
/// <param name="Reads">Globs it reads, relative to the first root.</param>
/// <param name="Writes">Globs it may write, relative to its tree.</param>
/// <param name="Tools">Tool ids it may call.</param>
/// <param name="Tier">0 to 3; the tools may raise it.</param>
/// <param name="Size"><c>s</c>, <c>m</c> or <c>l</c>.</param>
/// <param name="Model"><c>none</c>, <c>small</c> or <c>large</c>.</param>
/// <param name="Covers">Indexes into the plan's criteria.</param>
/// <param name="Checks">1 to 8 checks.</param>
/// <param name="Steps">Tool calls in order, for work without a model.</param>
/// <param name="Optional">True when the goal may end partial without it.</param>
public sealed record PlanTask(
    string Id, string Title, string Why, string Kind, ImmutableArray<string> Needs, ImmutableArray<string> Reads,
    ImmutableArray<string> Writes, ImmutableArray<string> Tools, int Tier, string Size, string Model,
    ImmutableArray<int> Covers, ImmutableArray<PlanCheck> Checks, ImmutableArray<PlanStep> Steps, bool Optional);

/// <summary>One check as planned.</summary>
/// <param name="Kind">Kind of check.</param>
/// <param name="Spec">Its parameters, a JSON object as text.</param>
/// <param name="Guard">True when it is meant to hold before the work too.</param>
/// <param name="Proves">Criteria it proves; empty means all that the task covers.</param>
public sealed record PlanCheck(string Kind, string Spec, bool Guard, ImmutableArray<int> Proves);

/// <summary>One tool call of a playbook.</summary>
/// <param name="Tool">Tool id.</param>
/// <param name="Args">Its arguments, a JSON object as text.</param>
public sealed record PlanStep(string Tool, string Args);
