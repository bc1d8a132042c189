using Microsoft.Extensions.Logging;
using Permagent.Actors.Gate.Calls;
using Permagent.Actors.Ports;
using Permagent.Protocol.Gate;

namespace Permagent.Actors.Gate;

/// <summary>Carries out one call and ends. What breaks in it never breaks the gate.</summary>
internal sealed class GateCallActor : ReceiveActor
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly GateWork _work;
    private readonly GateJob _job;
    private readonly ILogger _log;

    public GateCallActor(GateWork work, GateJob job, ILogger log)
    {
        (_work, _job, _log) = (work, job, log);
        Receive<JobOver>(over => End(over.Outcome));
        Receive<JobBroke>(broke => End(OutcomeOf(broke.Failure)));
    }

    public static Props PropsFor(GateWork work, GateJob job, ILogger log) =>
        Props.Create(() => new GateCallActor(work, job, log));

    protected override void PreStart() =>
        _ = RunAsync().PipeTo(
            Self, success: outcome => new JobOver(outcome), failure: failure => new JobBroke(failure));

    protected override void PostStop() => _stopping.Cancel();

    private async Task<CallOutcome> RunAsync()
    {
        using var time = new CancellationTokenSource(_work.Options.CallTimeMax, _work.Parts.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, _stopping.Token);
        var call = new GateCall(_work);
        return _job switch
        {
            ReadJob read => await call.ReadAsync(read.Work, both.Token),
            StartJob start => await call.StartAsync(start.Work, start.Key, start.RoomForAsk, both.Token),
            AllowedJob allowed => await call.AllowedAsync(allowed.Ask, both.Token),
            RefuseJob refuse => await call.RefuseAsync(
                refuse.Work, refuse.Work.Spec.ActionClass, null, refuse.Reason, both.Token),
            UndoJob undo => await call.UndoAsync(undo.Undo, undo.By, both.Token),
            RedoJob redo => await call.RedoAsync(redo.Effect, both.Token)
                ?? new CallOver(ToolStatus.Unknown, "unknown", ""),
            _ => throw new InvalidOperationException($"No way to run {_job.GetType().Name}."),
        };
    }

    // Before an intent is durable nothing was done, so a failure up to there is a refusal.
    private CallOver OutcomeOf(Exception failure)
    {
        if (_job is RefuseJob refuse)
        {
            // Refused it stays, recorded or not.
            _log.CallBroke(_job.Slot, failure);
            return CallOver.Denied(refuse.Reason, RefusalWords.Of(refuse.Reason, refuse.Work.Spec.Id, ""));
        }

        switch (failure)
        {
            case LedgerUnavailableException unavailable:
                return CallOver.Denied(unavailable.Reason, unavailable.Message);
            case OperationCanceledException:
                return new CallOver(ToolStatus.Error, "timeout", "The call took too long and was ended.");
            default:
                _log.CallBroke(_job.Slot, failure);
                return new CallOver(ToolStatus.Error, "failed", failure.Message);
        }
    }

    private void End(CallOutcome outcome)
    {
        Context.Parent.Tell(new JobEnded(_job, outcome));
        Context.Stop(Self);
    }

    private sealed record JobOver(CallOutcome Outcome);

    private sealed record JobBroke(Exception Failure);
}

/// <summary>How a run ended. Told to the gate by its child.</summary>
internal sealed record JobEnded(GateJob Job, CallOutcome Outcome);
