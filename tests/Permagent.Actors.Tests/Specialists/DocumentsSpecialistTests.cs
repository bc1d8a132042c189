using Microsoft.Extensions.Logging.Abstractions;
using Permagent.Actors.Specialists;
using Permagent.Actors.Tests.Planning;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;
using Permagent.Protocol;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Planning;
using Permagent.Protocol.Work;
using Permagent.Testing;

namespace Permagent.Actors.Tests.Specialists;

public sealed class DocumentsSpecialistTests : IDisposable
{
    private static readonly AttemptId Attempt = new(new TaskId(new GoalId(new Guid(1, 0, 0, new byte[8])), "t1"), 1);

    private readonly ManualClock _clock = new();
    private readonly ActorSystem _system;
    private readonly Probe _gate;
    private readonly Probe _goal;
    private readonly IActorRef _specialists;

    public DocumentsSpecialistTests()
    {
        _system = KernelSystem.Create("test", new ActorSystemOptions
        {
            TimeProvider = _clock, Seed = 1, Dispatcher = DispatcherKind.CallingThread,
        });
        _gate = new Probe(_system);
        _goal = new Probe(_system);
        _specialists = _system.ActorOf(
            SpecialistsActor.PropsFor(_gate, new SpecialistOptions(), NullLogger.Instance), "specialists");
    }

    public void Dispose()
    {
        _system.Dispose();
        _gate.Dispose();
        _goal.Dispose();
    }

    [Fact]
    public void Its_steps_are_called_through_the_gateway_one_after_another()
    {
        Start();

        var list = _gate.ExpectMsg<CallTool>();
        Assert.Equal("fs.list", list.Tool);
        Assert.False(_gate.HasMessages);
        Ok(list);
        var write = _gate.ExpectMsg<CallTool>();
        Assert.Equal("doc.write", write.Tool);
        Assert.NotEqual(list.Id, write.Id);
        Ok(write);

        var report = _goal.FishForMessage<AttemptEnded>(_ => true).Report;
        Assert.Equal(AttemptOutcome.Submitted, report.Outcome);
        Assert.Equal(2, report.Steps);
        Assert.Empty(report.NotDone);
    }

    [Fact]
    public void A_refused_call_ends_the_attempt_and_says_what_was_not_done()
    {
        Start();
        var call = _gate.ExpectMsg<CallTool>();

        call.ReplyTo.Tell(new ToolAnswered(call.Id, ToolStatus.Denied, "no-capability", "not yours", null, null, null));

        var report = _goal.FishForMessage<AttemptEnded>(_ => true).Report;
        Assert.Equal((AttemptOutcome.Blocked, "no-capability"), (report.Outcome, report.Reason));
        Assert.Contains("not yours", report.Words, StringComparison.Ordinal);
        Assert.Equal(["fs.list", "doc.write"], report.NotDone.ToArray());
    }

    [Fact]
    public void A_wait_for_a_person_is_told_and_does_not_use_up_the_time()
    {
        Start();
        var call = _gate.ExpectMsg<CallTool>();

        call.ReplyTo.Tell(new ToolWaits(call.Id, new AskId(7), DateTimeOffset.UnixEpoch));
        _clock.Advance(TimeSpan.FromHours(20));

        Assert.Equal(new AskId(7), _goal.FishForMessage<AttemptWaits>(_ => true).Ask);
        Ok(call);
        _goal.FishForMessage<AttemptGoesOn>(_ => true);
        Assert.Equal("doc.write", _gate.ExpectMsg<CallTool>().Tool);
    }

    [Fact]
    public void An_attempt_that_takes_longer_than_its_size_gives_up()
    {
        Start();

        _clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("time", _goal.FishForMessage<AttemptEnded>(_ => true).Report.Reason);
    }

    [Fact]
    public void Told_to_stop_it_waits_for_the_call_at_hand_and_begins_no_other()
    {
        Start();
        var call = _gate.ExpectMsg<CallTool>();

        _specialists.Tell(new StopAttempt(Attempt), _goal);
        Ok(call);

        Assert.Equal("stopped", _goal.FishForMessage<AttemptEnded>(_ => true).Report.Reason);
        Assert.False(_gate.HasMessages);
    }

    [Fact]
    public void A_kind_that_is_not_there_is_refused()
    {
        _specialists.Tell(new StartAttempt(Brief() with { Kind = "cooking" }, _goal), _goal);

        Assert.Equal("no-such-kind", _goal.ExpectMsg<AttemptRefused>().Reason);
    }

    [Fact]
    public void The_same_attempt_asked_for_twice_is_started_once()
    {
        var first = Start();

        _specialists.Tell(new StartAttempt(Brief(), _goal), _goal);

        Assert.Equal(first, _goal.FishForMessage<AttemptPlaced>(_ => true).Worker);
        _gate.ExpectMsg<CallTool>();
        Assert.False(_gate.HasMessages);
    }

    private static void Ok(CallTool call) =>
        call.ReplyTo.Tell(new ToolAnswered(call.Id, ToolStatus.Ok, "", "done", null, null, null));

    private IActorRef Start()
    {
        _specialists.Tell(new StartAttempt(Brief(), _goal), _goal);
        return _goal.FishForMessage<AttemptPlaced>(_ => true).Worker;
    }

    private static TaskBrief Brief() => new(
        Attempt, 1, "documents", "the wish", Plans.Task("t1") with
        {
            Steps = [new("fs.list", """{"root":"/r"}"""), new PlanStep("doc.write", """{"path":"A.md"}""")],
        }, ["criterion"], [], "/tree", "b0", []);
}
