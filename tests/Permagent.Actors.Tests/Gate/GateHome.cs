using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Gate;
using Permagent.Actors.Gate.Tiers;
using Permagent.Actors.Tests.Fakes;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Gate;

/// <summary>A gate with its world. Everything runs on the test's thread: what was told is done.</summary>
internal sealed class GateHome : IDisposable
{
    private readonly RandomNumberGenerator _secrets = RandomNumberGenerator.Create();
    private readonly GateOptions _options;
    private ActorSystem _system = null!;
    private int _calls;

    public GateHome(bool trial = false, GateOptions? options = null)
    {
        _options = options ?? new();
        Keys = new TestKeys(trial);
        Ledger = new MemoryLedger(Keys.Origin, Clock);
        Files = new FakeFiles();
        Write = new WriteTool(Files);
        Start(TierTable.Standard);
    }

    public static GoalId Goal { get; } = new(new Guid("11111111-2222-3333-4444-555555555555"));

    public static AttemptId Attempt { get; } = new(new TaskId(Goal, "t1"), 1);

    public ManualClock Clock { get; } = new();

    public TestKeys Keys { get; }

    public MemoryLedger Ledger { get; }

    public FakeFiles Files { get; }

    public FakeStop Stop { get; } = new();

    public FakeUndos Undos { get; } = new();

    public WriteTool Write { get; private set; }

    public IActorRef Gate { get; private set; } = null!;

    public Probe Probe { get; private set; } = null!;

    public ActorSystem System => _system;

    public static AttemptScope Scope(AttemptId? attempt = null, long fence = 1) => new(
        attempt ?? Attempt, fence, new(PrincipalKind.Specialist, "documents"), "/tree", [], [WriteTool.Id, ReadTool.Id],
        ["**"], [], Principal.LocalUser)
    {
        Words = "Write an overview",
    };

    public static JsonElement Args(string path, string text, string actionClass = "", string undo = "") =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string>
        {
            ["path"] = path, ["text"] = text, ["class"] = actionClass, ["undo"] = undo,
        });

    public void Enrol(AttemptScope? scope = null)
    {
        Gate.Tell(new EnrolAttempt(scope ?? Scope(), Probe));
        Probe.ExpectMsg<AttemptEnrolled>();
    }

    /// <summary>Calls a tool; the answers come to the probe.</summary>
    public ToolCallId Call(
        JsonElement args, string tool = WriteTool.Id, int ordinal = 0, AttemptId? attempt = null, long fence = 1)
    {
        var id = new ToolCallId($"c{_calls++}");
        Gate.Tell(new CallTool(id, attempt ?? Attempt, fence, tool, args, ordinal, Probe));
        return id;
    }

    /// <summary>The next end of a call; other messages before it are left out.</summary>
    public ToolAnswered Answered() => Probe.FishForMessage<ToolAnswered>(_ => true);

    /// <summary>Calls and expects the end at once.</summary>
    public ToolAnswered Run(JsonElement args, string tool = WriteTool.Id, int ordinal = 0)
    {
        Call(args, tool, ordinal);
        return Answered();
    }

    /// <summary>Calls and expects an ask; its card.</summary>
    public AskCard Ask(JsonElement args, int ordinal = 0)
    {
        Call(args, ordinal: ordinal);
        var waits = Probe.ExpectMsg<ToolWaits>();
        return Cards().Single(card => card.Ask == waits.Ask);
    }

    public ImmutableArray<AskCard> Cards()
    {
        Gate.Tell(new ListAsks(Probe));
        return Probe.ExpectMsg<AsksListed>().Cards;
    }

    public void Answer(AskCard card, bool allow, byte[]? envelope = null, string? digest = null) => Gate.Tell(
        new AnswerAsk(card.Ask, digest ?? card.Digest, allow, envelope ?? Keys.Sign(card, allow), "", Probe));

    /// <summary>Ends the node without a word and starts it again over what is durable.</summary>
    public void Restart(TierTable? tiers = null)
    {
        Write = new WriteTool(Files);
        var old = _system;
        Ledger.Reopen();
        Start(tiers ?? TierTable.Standard);
        old.Dispose();
    }

    public void Dispose()
    {
        _system.Dispose();
        Keys.Dispose();
        _secrets.Dispose();
    }

    private void Start(TierTable tiers)
    {
        _system = KernelSystem.Create(
            "gate", new() { TimeProvider = Clock, Seed = 1, Dispatcher = DispatcherKind.CallingThread });
        Probe = new Probe(_system);
        var parts = new GateParts
        {
            Ledger = Ledger, Work = new InlineWork(), Stop = Stop, Keys = Keys, Undos = Undos, Clock = Clock,
            Secrets = _secrets, Effects = [Write, new UndoTool(Files)], Observes = [new ReadTool(Files)],
        };
        Gate = _system.ActorOf(GateActor.PropsFor(parts, _options, tiers, NullLogger.Instance), "gate");
    }
}
