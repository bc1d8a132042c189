using System.Text.Json;
using Microsoft.Extensions.Logging;
using Permagent.Protocol.Gate;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Specialists;

/// <summary>One attempt at a task about documents. Without a model its loop follows the playbook's steps; each is a
/// call through the gateway. It touches nothing itself.</summary>
public sealed class DocumentsSpecialist : ReceiveActor, IWithTimers
{
    private readonly TaskBrief _brief;
    private readonly IActorRef _goal;
    private readonly IActorRef _gate;
    private readonly SpecialistOptions _options;
    private readonly ILogger _log;

    private int _step;
    private AskId? _ask;

    /// <summary>True once it was told to stop: no new step begins.</summary>
    private bool _stopping;

    /// <summary>Registers the handlers.</summary>
    public DocumentsSpecialist(StartAttempt start, IActorRef gate, SpecialistOptions options, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(start);
        (_brief, _goal, _gate, _options, _log) = (start.Brief, start.ReplyTo, gate, options, log);
        Receive<ToolAnswered>(OnToolAnswered);
        Receive<ToolWaits>(OnToolWaits);
        Receive<Beat>(_ => TellBeat());
        Receive<StopAttempt>(OnStopAttempt);
        Receive<StopTimeIsUp>(_ => EndStopped());
        Receive<TimeIsUp>(_ => End(AttemptOutcome.GaveUp, "time", "The attempt took longer than its size allows."));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of the actor.</summary>
    public static Props PropsFor(StartAttempt start, IActorRef gate, SpecialistOptions options, ILogger log) =>
        Props.Create(() => new DocumentsSpecialist(start, gate, options, log));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(nameof(Beat), new Beat(), _options.BeatEvery);
        StartTime();
        CallNext();
    }

    private ToolCallId CurrentCall => new($"{_brief.Attempt}.{_brief.Fence}.{_step}");

    private void OnToolAnswered(ToolAnswered answer)
    {
        if (answer.Id != CurrentCall) return; // A late answer to an older step.
        if (_ask is { } ask)
        {
            _ask = null;
            _goal.Tell(new AttemptGoesOn(_brief.Attempt, _brief.Fence, ask));
            StartTime();
        }

        if (_stopping)
        {
            EndStopped();
            return;
        }

        if (answer.Status == ToolStatus.Ok)
        {
            _step++;
            CallNext();
            return;
        }

        // Each step needs the one before, so the first failure ends the attempt; a failed call is told as failed.
        var reason = answer.Reason.Length > 0 ? answer.Reason : "tool-failed";
        End(AttemptOutcome.Blocked, reason, $"{_brief.Task.Steps[_step].Tool}: {answer.Text}");
    }

    private void OnToolWaits(ToolWaits waits)
    {
        if (waits.Id != CurrentCall) return;
        _ask = waits.Ask;
        Timers.Cancel(nameof(TimeIsUp)); // A person may take a day.
        _goal.Tell(new AttemptWaits(_brief.Attempt, _brief.Fence, waits.Ask, waits.Deadline));
    }

    /// <summary>The call at hand is waited for, so that its end is in the ledger before the task's receipt.</summary>
    private void OnStopAttempt(StopAttempt stop)
    {
        _stopping = true;
        Timers.StartSingleTimer(nameof(StopTimeIsUp), new StopTimeIsUp(), _options.StopTimeMax);
    }

    private void EndStopped() => End(AttemptOutcome.GaveUp, "stopped", "The attempt was told to stop.");

    private void CallNext()
    {
        if (_step >= _brief.Task.Steps.Length)
        {
            End(AttemptOutcome.Submitted, "", "");
            return;
        }

        var step = _brief.Task.Steps[_step];
        TellBeat();
        using var args = JsonDocument.Parse(step.Args);
        var before = _brief.Task.Steps.Take(_step).Count(other => other == step);
        _gate.Tell(new CallTool(
            CurrentCall, _brief.Attempt, _brief.Fence, step.Tool, args.RootElement.Clone(), before, Self));
    }

    private void TellBeat()
    {
        var doing = _step < _brief.Task.Steps.Length ? _brief.Task.Steps[_step].Tool : "done";
        _goal.Tell(new AttemptBeat(_brief.Attempt, _brief.Fence, _step, doing));
    }

    private void End(AttemptOutcome outcome, string reason, string words)
    {
        _log.AttemptOver(_brief.Attempt, outcome, reason, _step);
        var told = words.Length <= _options.WordsCharsMax ? words : words[.._options.WordsCharsMax];
        ImmutableArray<string> left = [.. _brief.Task.Steps.Skip(_step).Select(step => step.Tool)];
        _goal.Tell(new AttemptEnded(
            _brief.Attempt, _brief.Fence, new AttemptReport(outcome, reason, told, _step, left)));
        Context.Stop(Self);
    }

    private void StartTime() =>
        Timers.StartSingleTimer(nameof(TimeIsUp), new TimeIsUp(), _options.TimeFor(_brief.Task.Size));

    private sealed record Beat;

    private sealed record StopTimeIsUp;

    private sealed record TimeIsUp;
}
