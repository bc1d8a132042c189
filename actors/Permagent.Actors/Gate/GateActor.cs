using Microsoft.Extensions.Logging;
using Permagent.Actors.Gate.Approvals;
using Permagent.Actors.Gate.Calls;
using Permagent.Actors.Gate.Tiers;
using Permagent.Actors.Ledgers;
using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Gate;

/// <summary>The one door to effects. It hears enrolled attempts, hands each call to a child, and keeps the
/// asks.</summary>
internal sealed partial class GateActor : ReceiveActor, IWithTimers, IWithStash
{
    // A call that breaks has said so itself or is answered as unknown; running it again could repeat an effect.
    private static readonly SupervisorStrategy StopCalls = new OneForOneStrategy(_ => Directive.Stop);

    private readonly CancellationTokenSource _stopping = new();
    private readonly GateWork _work;
    private readonly GateOptions _options;
    private readonly ILogger _log;
    private readonly GateState _state;
    private readonly GateCalls _calls;
    private readonly ReadLog _reads = new();
    private readonly ApprovalVerifier _verifier;
    private readonly Dictionary<AskId, ImmutableArray<Caller>> _askers = [];
    private readonly Queue<UnknownEffect> _redos = [];
    private bool _ledgerWrites = true;

    public GateActor(GateParts parts, GateOptions options, TierTable tiers, ILogger log)
    {
        (_options, _log) = (options, log);
        _work = new(parts, new GateTools(parts.Effects, parts.Observes), tiers, options);
        _state = new(options);
        _calls = new(options.CallsMax, options.WaitingMax, options.CallersMax);
        _verifier = new(parts.Keys);
        Become(Loading);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    public static Props PropsFor(GateParts parts, GateOptions options, ILogger log) =>
        PropsFor(parts, options, TierTable.Standard, log);

    public static Props PropsFor(GateParts parts, GateOptions options, TierTable tiers, ILogger log) =>
        Props.Create(() => new GateActor(parts, options, tiers, log));

    protected override SupervisorStrategy SupervisorStrategy() => StopCalls;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe<LedgerHealth>(Self);
        Load();
    }

    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        _stopping.Cancel();
    }

    // Effects of an earlier start come first: nothing new may happen before they are settled.
    private void Loading()
    {
        Receive<Loaded>(OnLoaded);
        Receive<LoadFailed>(failed =>
        {
            _log.GateLoadFailed(failed.Failure);
            Timers.StartSingleTimer(nameof(LoadAgain), new LoadAgain(), _options.RetryDelay);
        });
        Receive<LoadAgain>(_ => Load());
        Receive<JobEnded>(OnRedone);
        Receive<Terminated>(_ => RedoNextOrOpen());
        Receive<LedgerHealth>(OnHealth);
        ReceiveAny(_ => StashOrDrop());
    }

    private void Ready()
    {
        Receive<EnrolAttempt>(OnEnrol);
        ReceiveAsync<DischargeAttempt>(OnDischargeAsync);
        Receive<CallTool>(OnCall);
        Receive<JobEnded>(OnEnded);
        Receive<Terminated>(OnGone);
        ReceiveAsync<AnswerAsk>(OnAnswerAsync);
        ReceiveAsync<AskOver>(OnAskOverAsync);
        ReceiveAsync<TellReads>(_ => TellReadsAsync());
        Receive<ListAsks>(list => list.ReplyTo.Tell(new AsksListed([.. _state.OpenAsks.Select(ask => ask.Card)])));
        Receive<UndoEffect>(OnUndo);
        Receive<ListUndos>(list => list.ReplyTo.Tell(new UndosListed(
            _work.Parts.Undos.List(_options.UndoRowsMax, _stopping.Token))));
        Receive<AwaitGate>(wait => wait.ReplyTo.Tell(new GateReady()));
        Receive<LedgerHealth>(OnHealth);
    }

    private void Load() => _ = GateLoad.ReadAsync(_work.Ledger, _work.Now, _stopping.Token)
        .PipeTo(Self, success: load => new Loaded(load), failure: failure => new LoadFailed(failure));

    private void StashOrDrop()
    {
        // Full means that callers came before the gate was up; they repeat their call.
        if (Stash.Count < _options.WaitingMax) Stash.Stash();
    }

    private void OnLoaded(Loaded loaded)
    {
        foreach (var ask in loaded.Load.Asks)
        {
            _state.Keep(ask);
            if (ask.Row.State == ApprovalState.Open) StartDeadline(ask);
        }

        foreach (var effect in loaded.Load.Unknown) _redos.Enqueue(effect);
        RedoNextOrOpen();
    }

    private void OnRedone(JobEnded ended)
    {
        if (ended is { Job: RedoJob redo, Outcome: CallOver { IntentSeq: null } })
            _log.EffectStaysUnknown(redo.Effect.Row.IntentSeq);
    }

    // One after the other, oldest first: a later effect may build on an earlier one.
    private void RedoNextOrOpen()
    {
        if (_redos.TryDequeue(out var effect))
        {
            Start(new RedoJob($"redo-{effect.Row.IntentSeq}", effect));
            return;
        }

        _log.GateOpened(_state.OpenAsks.Length);
        Become(Ready);
        Stash.UnstashAll();
    }

    private void OnHealth(LedgerHealth health) => _ledgerWrites = health.Writable;

    private void OnEnrol(EnrolAttempt enrol)
    {
        var refusal = _state.Enrol(enrol.Scope);
        object answer = refusal is null
            ? new AttemptEnrolled(enrol.Scope.Attempt, enrol.Scope.Fence)
            : new EnrolRefused(enrol.Scope.Attempt, refusal);
        enrol.ReplyTo.Tell(answer);
    }

    private void OnCall(CallTool call)
    {
        var caller = new Caller(call.Id, call.ReplyTo);
        var spec = _work.Tools.SpecOf(call.Tool);
        if (_state.Refusal(call, spec is not null) is { } reason)
        {
            Refuse(call, spec, reason, caller);
            return;
        }

        var scope = _state.ScopeOf(call.Attempt)!;
        var work = new CallWork(new(scope, call.Args.Clone(), call.Ordinal), spec!, NamesTask: true);
        var key = EffectKeys.Of(call.Attempt.Task.Goal, call.Tool, call.Args, call.Ordinal);
        var slot = GateJob.SlotOf(call.Attempt, key);
        var reads = _work.Tools.Observe(call.Tool) is not null;
        if (reads ? _reads.IsFull : !_ledgerWrites)
            Answer(caller, CallOver.Denied("ledger-full", RefusalWords.Of("ledger-full", call.Tool, "")), null);
        else if (reads) Take(new ReadJob(slot, work), caller);
        else if (_state.FindAsk(call.Attempt, key) is { } ask) Again(ask, caller);
        else Take(new StartJob(slot, work, key, _state.HasRoomForAsk), caller);
    }

    // Who is not known at all leaves no entry: it could fill the ledger with the names of tasks that do not exist.
    private void Refuse(CallTool call, Tools.ToolSpec? spec, string reason, Caller caller)
    {
        _log.CallRefused(call.Tool, call.Attempt, reason);
        if (spec is null || _state.ScopeOf(call.Attempt) is not { } scope)
        {
            Answer(caller, CallOver.Denied(reason, RefusalWords.Of(reason, call.Tool, "")), null);
            return;
        }

        var work = new CallWork(new(scope, call.Args, call.Ordinal), spec, NamesTask: true);
        Take(new RefuseJob($"refuse-{Digests.OfText(call.Id.Value)}", work, reason), caller);
    }

    private void Take(GateJob job, Caller? caller)
    {
        switch (_calls.Admit(job, caller))
        {
            case Admission.Run:
                Start(job);
                break;
            case Admission.Full when caller is not null:
                Answer(caller, CallOver.Denied("busy", RefusalWords.Of("busy", "", "")), null);
                break;
            default:
                break; // It joined the same call, or waits for a place.
        }
    }

    private void Start(GateJob job) =>
        Context.Watch(Context.ActorOf(GateCallActor.PropsFor(_work, job, _log), job.Slot));

    private void OnEnded(JobEnded ended)
    {
        var callers = _calls.Over(ended.Job.Slot);
        switch (ended.Outcome)
        {
            case CallAsked asked:
                KeepAsk(asked.Ask, callers);
                break;
            case CallOver over:
                if (over.Read is { } read && ended.Job is ReadJob job) Note(job.Work.Call.Scope, read);
                var ask = AskOf(ended.Job, over);
                foreach (var caller in callers) Answer(caller, over, ask);
                break;
        }
    }

    private void OnGone(Terminated gone)
    {
        var slot = gone.ActorRef.Path.Name;
        foreach (var caller in _calls.Gone(slot))
        {
            _log.CallLost(slot);
            Answer(caller, new CallOver(ToolStatus.Unknown, "unknown", "The call ended without a result."), null);
        }

        while (_calls.Next() is { } next) Take(next.Job, next.Caller);
    }

    private void OnUndo(UndoEffect undo) =>
        Take(new UndoJob($"undo-{undo.Undo}", undo.Undo, undo.By), new Caller(new ToolCallId(""), undo.ReplyTo));

    private static void Answer(Caller caller, CallOver over, AskId? ask) => caller.ReplyTo.Tell(
        new ToolAnswered(caller.Id, over.Status, over.Reason, over.Text, over.Undo, over.IntentSeq, ask));

    private sealed record Loaded(GateLoad Load);

    private sealed record LoadFailed(Exception Failure);

    private sealed record LoadAgain;
}
