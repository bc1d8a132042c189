using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using Permagent.Protocol.Goals;

namespace Permagent.Actors.Goals;

/// <summary>Opens goals, finds them again after a restart, and passes messages to them. It keeps the list; each goal
/// keeps itself.</summary>
public sealed partial class GoalsActor : ReceiveActor, IWithTimers, IWithUnboundedStash
{
    // A goal that met our mistake starts again by replay; one whose stream cannot be read or written stops by itself
    // and is tried again later: no event is ever skipped.
    private static readonly SupervisorStrategy OfGoals = new OneForOneStrategy(
        maxNrOfRetries: 5, withinTimeRange: TimeSpan.FromSeconds(60), localOnlyDecider: failure => failure switch
        {
            UnknownEventException => Directive.Stop,
            _ => Directive.Restart,
        });

    private readonly Dictionary<GoalId, LiveGoal> _live = [];
    private readonly Dictionary<GoalId, Queue<OpenGoal>> _opening = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly IGoalIndex _index;
    private readonly GoalWiring _wiring;
    private readonly GoalOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    private int _lastNumber;

    /// <summary>Registers the handlers.</summary>
    public GoalsActor(IGoalIndex index, GoalWiring wiring, GoalOptions options, TimeProvider clock, ILogger log)
    {
        (_index, _wiring, _options, _clock, _log) = (index, wiring, options, clock, log);
        Loading();
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;

    /// <summary>Props of the actor.</summary>
    public static Props PropsFor(
        IGoalIndex index, GoalWiring wiring, GoalOptions options, TimeProvider clock, ILogger log) =>
        Props.Create(() => new GoalsActor(index, wiring, options, clock, log));

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => OfGoals;

    /// <inheritdoc/>
    protected override void PreStart() => Load();

    /// <inheritdoc/>
    protected override void PostStop() => _stopping.Cancel();

    private static string NameOf(GoalId goal) => goal.ToString();

    private void Loading()
    {
        Receive<Loaded>(OnLoaded);
        Receive<LoadFailed>(OnLoadFailed);
        Receive<LoadAgain>(_ => Load());
        Receive<OpenGoal>(ask => StashOr(() => ask.ReplyTo.Tell(Busy(ask.Goal))));
        Receive<CancelGoal>(ask => StashOr(() => ask.ReplyTo.Tell(Busy(ask.Goal))));
        Receive<DecideGoal>(ask => StashOr(() => ask.ReplyTo.Tell(Busy(ask.Goal))));
        Receive<GetGoal>(ask => StashOr(() => ask.ReplyTo.Tell(Busy(ask.Goal))));
        Receive<ListGoals>(ask => StashOr(() => ask.ReplyTo.Tell(new GoalsListed([]))));
        Receive<StopChanged>(_ => { }); // Goals look at the flag when they start.
    }

    private void Ready()
    {
        Receive<OpenGoal>(OnOpenGoal);
        Receive<OpenLooked>(OnOpenLooked);
        Receive<RowStored>(OnRowStored);
        Receive<RowLost>(OnRowLost);
        Receive<CancelGoal>(ask => Pass(ask.Goal, ask, ask.ReplyTo));
        Receive<DecideGoal>(ask => Pass(ask.Goal, ask, ask.ReplyTo));
        Receive<GetGoal>(OnGetGoal);
        Receive<ListGoals>(OnListGoals);
        Receive<NewestRead>(OnNewestRead);
        Receive<StopChanged>(OnStopChanged);
        Receive<GoalMoved>(OnGoalMoved);
        Receive<GoalEmpty>(OnGoalEmpty);
        Receive<GoalKept>(OnGoalKept);
        Receive<RowDropped>(_ => BeginNext());
        Receive<IndexTrouble>(trouble => _log.IndexFailed(trouble.What, trouble.Cause));
        Receive<ReviveGoal>(OnReviveGoal);
        Receive<Terminated>(OnTerminated);
    }

    private void Load() => _ = LoadAsync().PipeTo(
        Self, success: loaded => loaded, failure: cause => new LoadFailed(cause));

    private async Task<Loaded> LoadAsync()
    {
        var last = await _index.LastNumberAsync(_stopping.Token);
        return new(await _index.UnsettledAsync(_stopping.Token), last);
    }

    private void OnLoaded(Loaded loaded)
    {
        _lastNumber = loaded.LastNumber;
        _log.GoalsRecovered(loaded.Rows.Length);
        Become(Ready);
        foreach (var row in loaded.Rows)
        {
            Spawn(row);
            _live[row.Goal].Child.Tell(new Revive());
        }

        Stash.UnstashAll();
    }

    private void OnLoadFailed(LoadFailed failed)
    {
        _log.IndexFailed("read", failed.Cause);
        Timers.StartSingleTimer(nameof(LoadAgain), new LoadAgain(), _options.ReviveAfter);
    }

    private void StashOr(Action refuse)
    {
        if (Stash.Count < _options.StashMax) Stash.Stash();
        else refuse();
    }

    private void Spawn(GoalIndexRow row)
    {
        var child = Context.ActorOf(
            GoalActor.PropsFor(row.Goal, _wiring, _options, _clock, _log), NameOf(row.Goal));
        Context.Watch(child);
        _live[row.Goal] = new LiveGoal(child, row);
    }

    private void OnStopChanged(StopChanged changed)
    {
        foreach (var goal in InOrder()) goal.Child.Tell(new LookAgain());
    }

    /// <summary>Starts drafts, oldest first, while there is room; who waits for a person takes none.</summary>
    private void BeginNext()
    {
        var active = _live.Values.Count(goal => goal.IsActive);
        foreach (var goal in InOrder().Where(goal => goal is { Status: GoalStatus.Draft, IsBegun: false }))
        {
            if (active >= _options.ActiveGoalsMax) return;
            goal.IsBegun = true;
            active++;
            goal.Child.Tell(new BeginWork());
        }
    }

    private IEnumerable<LiveGoal> InOrder() => _live.Values.OrderBy(goal => goal.Row.Number);

    private static GoalRefused Busy(GoalId goal) =>
        new(goal, "too-many", "The node is starting and too much waits. Try again in a moment.");

    /// <summary>A goal that runs here.</summary>
    private sealed class LiveGoal(IActorRef child, GoalIndexRow row)
    {
        public IActorRef Child { get; } = child;

        public GoalIndexRow Row { get; set; } = row;

        public GoalStatus Status { get; set; } = GoalStatus.None;

        public bool IsBegun { get; set; }

        public bool IsParked { get; set; }

        /// <summary>True while its settled row is being stored.</summary>
        public bool IsLeaving { get; set; }

        public bool IsActive => Status is GoalStatus.Planning or GoalStatus.Running or GoalStatus.Verifying
            or GoalStatus.Landing || (Status == GoalStatus.Draft && IsBegun);
    }

    private sealed record Loaded(ImmutableArray<GoalIndexRow> Rows, int LastNumber);

    private sealed record LoadFailed(Exception Cause);

    private sealed record LoadAgain;
}
