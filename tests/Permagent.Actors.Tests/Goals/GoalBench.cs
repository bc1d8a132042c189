using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Checks;
using Permagent.Actors.Goals;
using Permagent.Actors.Orchestration;
using Permagent.Actors.Planning;
using Permagent.Actors.Ports;
using Permagent.Actors.Specialists;
using Permagent.Actors.Tests.Planning;
using Permagent.Actors.Verification;
using Permagent.Actors.Workspaces;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Kernel.Persistence.Journal;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Goals;
using Permagent.Protocol.Ledgers;
using Permagent.Protocol.Outbox;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Goals;

/// <summary>A node's work side on the calling thread: real goals, orchestrator, specialists, workspaces and verifier;
/// gate, ledger and outbox are scripted. The journal outlives a restart.</summary>
internal sealed class GoalBench : IDisposable
{
    private readonly MemoryJournalStore _events = new();
    private ActorSystem _system = null!;

    public GoalBench()
    {
        Folder = Temp.In("folder");
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "note.md"), "# A note\n");
        Start();
    }

    public TempFolder Temp { get; } = new();

    public string Folder { get; }

    public ManualClock Clock { get; } = new();

    public MemoryGoalIndex Index { get; } = new();

    public FakeStop Stop { get; } = new();

    public FakeGate Gate { get; } = new();

    public FakeLedger Ledger { get; } = new();

    public FakeCheck Check { get; } = new();

    public GoalOptions Options { get; init; } = new();

    public IActorRef Goals { get; private set; } = null!;

    public Probe Probe { get; private set; } = null!;

    public static GoalId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    /// <summary>A crash: nothing of the actors is left, the journal and the folders are.</summary>
    public void Restart()
    {
        _system.Dispose();
        Start();
    }

    public GoalTaken Open(int number, string text = "overview of this folder", bool write = false)
    {
        Goals.Tell(new OpenGoal(Id(number), Principal.LocalUser, text, [new(Folder, write)], null, Probe), Probe);
        return Probe.ExpectMsg<GoalTaken>();
    }

    public GoalReport Report(int number = 1)
    {
        Goals.Tell(new GetGoal(Id(number), Probe), Probe);
        return Probe.ExpectMsg<GoalSeen>().Report;
    }

    public void Tell(object message) => Goals.Tell(message, Probe);

    public void Dispose()
    {
        _system.Dispose();
        Probe.Dispose();
        Temp.Dispose();
    }

    private void Start()
    {
        _system = KernelSystem.Create("test", new ActorSystemOptions
        {
            TimeProvider = Clock, Seed = 1, Dispatcher = DispatcherKind.CallingThread,
            EventSerializer = new GoalSerializer(), Journal = _ => MemoryJournal.PropsFor(_events),
        });
        Probe = new Probe(_system);
        var log = NullLogger.Instance;
        var trees = new FakeTrees(Temp.In("trees"));
        var gate = Gate.Start(_system);
        var wiring = new GoalWiring
        {
            Gate = gate,
            Ledger = Ledger.Start(_system),
            Outbox = _system.ActorOf(Props.Create(() => new FakeOutbox()), "outbox"),
            Orchestrator = _system.ActorOf(OrchestratorActor.PropsFor(
                new ObserveToolbox([]), PlaybookLibrary.BuiltIn(), new PlanningOptions(), log), "orchestrator"),
            Specialists = _system.ActorOf(SpecialistsActor.PropsFor(gate, new SpecialistOptions(), log), "specialists"),
            Workspaces = _system.ActorOf(
                WorkspacesActor.PropsFor(trees, new NowRunner(), new WorkspacesOptions(), log), "workspaces"),
            Verifier = _system.ActorOf(VerifierActor.PropsFor(
                new VerifierPorts(trees, Check.Runners(), new NowRunner()), new VerifierOptions(), Clock, log),
                    "verifier"),
            Stop = Stop,
            Tools = Plans.Tiers,
        };
        Goals = _system.ActorOf(GoalsActor.PropsFor(Index, wiring, Options, Clock, log), "goals");
    }

    private sealed class GoalSerializer : IEventSerializer
    {
        public SerializedObject Serialize(object value) =>
            new(1, GoalEventFormat.ManifestOf(value)!, GoalEventFormat.Write(value));

        public object Deserialize(SerializedObject stored) =>
            GoalEventFormat.Read(stored.Manifest, stored.Payload.Span);
    }
}

/// <summary>Runs work at once, as a simulation does.</summary>
internal sealed class NowRunner : IWorkRunner
{
    public Task<T> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(work(cancellationToken));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Task.FromException<T>(failure);
        }
    }
}

internal sealed class FakeStop : IStopFlag
{
    public bool IsSet { get; set; }
}

/// <summary>Every row is in the ledger at once.</summary>
internal sealed class FakeOutbox : ReceiveActor
{
    public FakeOutbox()
    {
        Receive<OutboxFilled>(_ => { });
        Receive<EnsureRecorded>(ask => ask.ReplyTo.Tell(new Recorded(ask.Stream, ask.Version, null)));
    }
}

/// <summary>Makes one receipt for each task, however often it is asked.</summary>
internal sealed class FakeLedger
{
    private readonly Dictionary<TaskId, long> _receipts = [];

    public List<TaskClosing> Closings { get; } = [];

    public IActorRef Start(ActorSystem system) => system.ActorOf(Props.Create(() => new Actor(this)), "ledger");

    private sealed class Actor : ReceiveActor
    {
        public Actor(FakeLedger ledger) => Receive<CloseTask>(close =>
        {
            var task = close.Closing.Task;
            if (!ledger._receipts.TryGetValue(task, out var receipt))
            {
                receipt = 100 + ledger._receipts.Count;
                ledger.Closings.Add(close.Closing);
                ledger._receipts[task] = receipt;
            }

            close.ReplyTo.Tell(new TaskClosedInLedger(task, receipt));
        });
    }
}

/// <summary>A gateway that knows three tools and asks before it lands into a folder granted for reading.</summary>
internal sealed class FakeGate
{
    private readonly Dictionary<AttemptId, AttemptScope> _scopes = [];
    private readonly List<CallTool> _waiting = [];

    public AskId Ask { get; } = new(42);

    public List<string> Calls { get; } = [];

    /// <summary>Answers in place of the tool, by tool id.</summary>
    public Dictionary<string, Func<CallTool, ToolAnswered>> Instead { get; } = [];

    /// <summary>Calls of these tools get no answer, as if the node died in them.</summary>
    public HashSet<string> Silent { get; } = [];

    public string Words { get; set; } = "> \"A note\" — note.md:1\n";

    public int Effects { get; private set; }

    public IActorRef Start(ActorSystem system)
    {
        _scopes.Clear();
        _waiting.Clear();
        return system.ActorOf(Props.Create(() => new Actor(this)), "gate");
    }

    /// <summary>A person answers the ask.</summary>
    public void Answer(bool allow)
    {
        foreach (var call in _waiting.ToList())
        {
            _waiting.Remove(call);
            call.ReplyTo.Tell(allow ? Act(call) : new ToolAnswered(
                call.Id, ToolStatus.Denied, "denied", "A person said no.", null, null, Ask));
        }
    }

    private void On(CallTool call)
    {
        Calls.Add(call.Tool);
        if (!_scopes.TryGetValue(call.Attempt, out var scope) || scope.Fence != call.Fence)
        {
            call.ReplyTo.Tell(new ToolAnswered(call.Id, ToolStatus.Denied, "no-capability", "no", null, null, null));
        }
        else if (Instead.TryGetValue(call.Tool, out var instead))
        {
            call.ReplyTo.Tell(instead(call));
        }
        else if (call.Tool == "fs.land" && !scope.Roots[0].Write)
        {
            _waiting.Add(call);
            call.ReplyTo.Tell(new ToolWaits(call.Id, Ask, DateTimeOffset.UnixEpoch));
        }
        else if (!Silent.Contains(call.Tool))
        {
            call.ReplyTo.Tell(Act(call));
        }
    }

    private ToolAnswered Act(CallTool call)
    {
        var scope = _scopes[call.Attempt];
        switch (call.Tool)
        {
            case "doc.write":
                Effects++;
                File.WriteAllText(Path.Combine(scope.Tree, call.Args.GetProperty("path").GetString()!), Words);
                break;
            case "fs.land":
                Effects++;
                foreach (var file in call.Args.GetProperty("files").EnumerateArray())
                {
                    File.Copy(
                        Path.Combine(scope.Tree, file.GetProperty("path").GetString()!),
                        Path.Combine(call.Args.GetProperty("to").GetString()!, file.GetProperty("as").GetString()!),
                            true);
                }

                break;
            default:
                break;
        }

        return new(call.Id, ToolStatus.Ok, "", "done", call.Tool == "fs.land" ? new UndoId(50) : null, 50, null);
    }

    private void Discharge(DischargeAttempt discharge)
    {
        _scopes.Remove(discharge.Attempt);
        foreach (var call in _waiting.Where(call => call.Attempt == discharge.Attempt).ToList())
        {
            _waiting.Remove(call);
            call.ReplyTo.Tell(new ToolAnswered(call.Id, ToolStatus.Denied, "cancelled", "withdrawn", null, null, Ask));
        }

        discharge.ReplyTo?.Tell(new AttemptDischarged(discharge.Attempt));
    }

    private sealed class Actor : ReceiveActor
    {
        public Actor(FakeGate gate)
        {
            Receive<EnrolAttempt>(enrol =>
            {
                gate._scopes[enrol.Scope.Attempt] = enrol.Scope;
                enrol.ReplyTo.Tell(new AttemptEnrolled(enrol.Scope.Attempt, enrol.Scope.Fence));
            });
            Receive<DischargeAttempt>(gate.Discharge);
            Receive<CallTool>(gate.On);
            Receive<UndoEffect>(undo =>
            {
                gate.Calls.Add("undo");
                undo.ReplyTo.Tell(new ToolAnswered(new(""), ToolStatus.Ok, "", "taken back", null, 51, null));
            });
        }
    }
}

/// <summary>Checks that hold when the file is there, or as a test says.</summary>
internal sealed class FakeCheck
{
    private static readonly ImmutableArray<string> Kinds = ["file", "text", "citations", "diff-scope"];

    /// <summary>Results by kind, in place of looking; on the tree after the work only.</summary>
    public Dictionary<string, string> Results { get; } = [];

    public ImmutableArray<ICheckRunner> Runners() =>
        [.. Kinds.Select(kind => new Runner(this, kind))];

    private sealed class Runner(FakeCheck checks, string kind) : ICheckRunner
    {
        public string Kind => kind;

        public CheckOutcome Run(CompiledCheck check, CheckTree tree, CancellationToken cancellationToken)
        {
            if (kind == "diff-scope") return new("pass", "scope kept");
            var there = File.Exists(Path.Combine(tree.Root, check.Spec.GetProperty("path").GetString()!));
            if (!there) return new("fail", "the file is not there");
            return new(checks.Results.GetValueOrDefault(kind, "pass"), $"{kind} looked");
        }
    }
}
