using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Goals;
using Permagent.Protocol.Ledgers;
using Permagent.Protocol.Outbox;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Goals;

/// <summary>One goal: the only writer of its stream. It decides by <see cref="GoalRules"/>, persists, and asks for the
/// next thing that <see cref="GoalDrive"/> names; it holds no rule of its own.</summary>
public sealed partial class GoalActor : ReceivePersistentActor, IWithTimers
{
    private readonly Dictionary<AskStep, DateTimeOffset> _asked = [];
    private readonly GoalId _goal;
    private readonly GoalWiring _wiring;
    private readonly GoalOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    private GoalState _state = GoalState.Empty;
    private GoalKnown _known = GoalKnown.Nothing;
    private IActorRef? _worker;

    /// <summary>What the last refused request said; shown as the goal's note until it moves on.</summary>
    private string _problem = "";

    /// <summary>Registers the handlers.</summary>
    public GoalActor(GoalId goal, GoalWiring wiring, GoalOptions options, TimeProvider clock, ILogger log)
    {
        (_goal, _wiring, _options, _clock, _log) = (goal, wiring, options, clock, log);
        Recover<GoalEvent>(happened => _state = _state.Apply(happened));
        Recover<RecoveryCompleted>(_ => Self.Tell(new Replayed()));
        Command<OpenNumbered>(OnOpenNumbered);
        Command<Replayed>(OnReplayed);
        Command<Revive>(OnRevive);
        Command<BeginWork>(_ => Take(new StartPlanning()));
        Command<CancelGoal>(OnCancelGoal);
        Command<DecideGoal>(OnDecideGoal);
        Command<GetGoal>(ask => ask.ReplyTo.Tell(new GoalSeen(Report())));
        Command<LookAgain>(_ => Drive());
        Command<Tick>(OnTick);
        Command<PlanOffered>(OnPlanOffered);
        Command<PlanImpossible>(none => Take(new TakeNoPlan(none.Version, none.Reason, none.Words)));
        Command<TaskRouted>(routed => Take(new LeaseTask(routed.Task, routed.Kind, routed.Rung, routed.Reason)));
        Command<RouteRefused>(refused => Take(new RefuseRoute(refused.Task, refused.Reason, refused.Words)));
        Command<Recorded>(OnRecorded);
        Command<TreeMade>(OnTreeMade);
        Command<TreeFrozen>(OnTreeFrozen);
        Command<TreeMerged>(OnTreeMerged);
        Command<TreeFailed>(OnTreeFailed);
        Command<LandingSeen>(seen => Take(new PlanLanding(seen.Folder, seen.Parts)));
        Command<LandingUnseen>(unseen => Trouble("look", unseen.Words));
        Command<AttemptEnrolled>(OnAttemptEnrolled);
        Command<EnrolRefused>(refused => Trouble("enrol", refused.Reason));
        Command<AttemptDischarged>(OnAttemptDischarged);
        Command<AttemptPlaced>(OnAttemptPlaced);
        Command<AttemptRefused>(refused => Trouble("start", refused.Reason));
        Command<AttemptBeat>(OnAttemptBeat);
        Command<AttemptWaits>(waits => Take(new WaitForAsk(waits.Attempt, waits.Fence, waits.Ask, waits.Deadline)));
        Command<AttemptGoesOn>(on => Take(new GoOn(on.Attempt, on.Fence, on.Ask)));
        Command<AttemptEnded>(OnAttemptEnded);
        Command<Terminated>(OnTerminated);
        Command<Verified>(OnVerified);
        Command<ToolWaits>(OnToolWaits);
        Command<ToolAnswered>(OnToolAnswered);
        Command<TaskClosedInLedger>(OnTaskClosed);
        Command<TaskCloseRefused>(OnTaskCloseRefused);
    }

    /// <inheritdoc/>
    public override string PersistenceId => _goal.ToString();

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of the actor.</summary>
    public static Props PropsFor(
        GoalId goal, GoalWiring wiring, GoalOptions options, TimeProvider clock, ILogger log) =>
        Props.Create(() => new GoalActor(goal, wiring, options, clock, log));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(nameof(Tick), new Tick(), _options.DriveEvery);
        base.PreStart();
    }

    private void OnOpenNumbered(OpenNumbered open)
    {
        var ask = open.Ask;
        Take(
            new OpenIt(ask.Goal, open.ShortId, ask.By, ask.Text, ask.Roots, ask.Playbook),
            decision =>
            {
                if (!decision.IsRefused)
                {
                    ask.ReplyTo.Tell(new GoalTaken(_goal, _state.ShortId));
                    return;
                }

                ask.ReplyTo.Tell(new GoalRefused(_goal, decision.Reason, decision.Words));
                if (_state.Status == GoalStatus.None) Context.Parent.Tell(new GoalEmpty(_goal));
            });
    }

    /// <summary>After a restart attempts of the dead boot are closed first; then the goal goes on.</summary>
    private void OnReplayed(Replayed replayed)
    {
        if (_state.Status == GoalStatus.None) return;
        Take(new Recover(), decision =>
        {
            if (!decision.Events.IsEmpty) return; // Told and driven with the events.
            Moved();
            Drive();
        });
    }

    private void OnRevive(Revive revive)
    {
        if (_state.Status == GoalStatus.None) Context.Parent.Tell(new GoalEmpty(_goal));
    }

    private void OnCancelGoal(CancelGoal ask) => Take(new CancelIt(ask.By, ask.Why), decision => ask.ReplyTo.Tell(
        decision.IsRefused
            ? new GoalRefused(_goal, decision.Reason, decision.Words)
            : new GoalCancelTaken(_goal)));

    private void OnDecideGoal(DecideGoal ask)
    {
        GoalCommand command = _state.Status == GoalStatus.PlanReview
            ? new AnswerPlan(ask.Digest, ask.Allow, ask.By)
            : new JudgeIt(ask.Digest, ask.Allow, ask.By);
        Take(command, decision => ask.ReplyTo.Tell(decision.IsRefused
            ? new GoalRefused(_goal, decision.Reason, decision.Words)
            : new GoalDecided(_goal)));
    }

    private void OnTick(Tick tick)
    {
        if (_state.Status == GoalStatus.None) return;
        _known = _known with { IsHeld = false };
        EndIfStuck();
        if (_state.IsSettled) Moved(); // Told again until the list has it.
        Take(new AbandonIt());
        Drive();
    }

    /// <summary>Decide, persist, apply, tell, go on.</summary>
    private void Take(GoalCommand command, Action<GoalDecision>? answer = null)
    {
        var decision = GoalRules.Decide(_state, command, _clock.GetUtcNow(), _options);
        if (decision.Events.IsEmpty)
        {
            if (decision.IsRefused) _log.CommandNotTaken(_goal, command.GetType().Name, decision.Reason);
            answer?.Invoke(decision);
            return;
        }

        var left = decision.Events.Length;
        PersistAll(decision.Events, saved =>
        {
            Apply(saved);
            if (--left > 0) return;
            answer?.Invoke(decision);
            _wiring.Outbox.Tell(new OutboxFilled());
            Moved();
            Drive();
        });
    }

    private void Apply(GoalEvent saved)
    {
        if (saved.From != saved.To) _log.GoalStateMoved(_goal, saved.From, saved.To);
        var wasSettled = _state.IsSettled;
        _state = _state.Apply(saved);
        _problem = "";
        AfterSaved(saved);
        if (_state.IsSettled && !wasSettled) ArchiveAll();
    }

    private void Moved() => Context.Parent.Tell(new GoalMoved(Report(), _state.Status, _state.IsSettled));

    private GoalReport Report()
    {
        var report = GoalReports.Of(_state);
        return _problem.Length == 0 ? report : report with { Note = _problem };
    }

    /// <summary>A request failed for now: it is made again at a later look, and people see why it waits.</summary>
    private void Trouble(string request, string words)
    {
        _log.RequestFailed(request, _goal, words);
        _problem = words;
        Moved();
    }

    private sealed record Tick;

    private sealed record Replayed;
}
