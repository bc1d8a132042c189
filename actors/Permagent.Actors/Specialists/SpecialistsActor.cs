using Microsoft.Extensions.Logging;
using Permagent.Protocol;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Specialists;

/// <summary>Starts specialists, one child for each attempt, and keeps to the node's limit.</summary>
public sealed class SpecialistsActor : ReceiveActor
{
    // A restart could repeat a step: an attempt that breaks is over, and its goal decides on a new one.
    private static readonly SupervisorStrategy OfAttempts = new OneForOneStrategy(_ => Directive.Stop);

    private readonly Dictionary<AttemptId, IActorRef> _workers = [];
    private readonly IActorRef _gate;
    private readonly SpecialistOptions _options;
    private readonly ILogger _log;

    /// <summary>Registers the handlers.</summary>
    public SpecialistsActor(IActorRef gate, SpecialistOptions options, ILogger log)
    {
        (_gate, _options, _log) = (gate, options, log);
        Receive<StartAttempt>(OnStartAttempt);
        Receive<StopAttempt>(OnStopAttempt);
        Receive<Terminated>(OnTerminated);
    }

    /// <summary>Props of the actor.</summary>
    public static Props PropsFor(IActorRef gate, SpecialistOptions options, ILogger log) =>
        Props.Create(() => new SpecialistsActor(gate, options, log));

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => OfAttempts;

    private static string NameOf(TaskBrief brief) =>
        $"{brief.Kind}-{brief.Attempt.Task.Goal}-{brief.Attempt.Task.Name}-{brief.Attempt.Number}";

    private void OnStartAttempt(StartAttempt start)
    {
        var brief = start.Brief;
        if (_workers.TryGetValue(brief.Attempt, out var already))
        {
            start.ReplyTo.Tell(new AttemptPlaced(brief.Attempt, brief.Fence, already)); // Asked twice, started once.
            return;
        }

        if (PropsOf(start) is not { } props)
        {
            Refuse(start, "no-such-kind");
            return;
        }

        if (_workers.Count >= _options.AttemptsMax)
        {
            Refuse(start, "busy");
            return;
        }

        var worker = Context.ActorOf(props, NameOf(brief));
        _workers[brief.Attempt] = Context.Watch(worker);
        _log.AttemptBegan(brief.Attempt, brief.Kind);
        start.ReplyTo.Tell(new AttemptPlaced(brief.Attempt, brief.Fence, worker));
    }

    private void OnStopAttempt(StopAttempt stop)
    {
        if (_workers.TryGetValue(stop.Attempt, out var worker)) worker.Tell(stop);
    }

    private void OnTerminated(Terminated gone)
    {
        foreach (var attempt in _workers.Where(pair => pair.Value.Equals(gone.ActorRef)).Select(pair => pair.Key)
            .ToList())
            _workers.Remove(attempt);
    }

    private void Refuse(StartAttempt start, string reason)
    {
        _log.AttemptRefused(start.Brief.Attempt, reason);
        start.ReplyTo.Tell(new AttemptRefused(start.Brief.Attempt, start.Brief.Fence, reason));
    }

    private Props? PropsOf(StartAttempt start) => start.Brief.Kind == SpecialistKinds.Documents
        ? DocumentsSpecialist.PropsFor(start, _gate, _options, _log)
        : null;
}
