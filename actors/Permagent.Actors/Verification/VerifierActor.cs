using Microsoft.Extensions.Logging;
using Permagent.Actors.Ports;
using Permagent.Protocol.Work;

namespace Permagent.Actors.Verification;

/// <summary>Runs checks in clean checkouts and says what they prove. It keeps nothing: who asked asks again after a
/// restart.</summary>
public sealed class VerifierActor : ReceiveActor
{
    private readonly Queue<VerifierMessage> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IWorkRunner _work;
    private readonly CheckRun _run;
    private readonly VerifierOptions _options;
    private readonly ILogger _log;

    private int _running;

    /// <summary>Registers the handlers.</summary>
    public VerifierActor(VerifierPorts ports, VerifierOptions options, TimeProvider clock, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(ports);
        (_work, _options, _log) = (ports.Work, options, log);
        _run = new(ports.Trees, ports.Runners, clock, options);
        Receive<VerifyTree>(OnAsk);
        Receive<VerifyLanded>(OnAsk);
        Receive<RunEnded>(OnRunEnded);
    }

    /// <summary>Props of the actor.</summary>
    public static Props PropsFor(VerifierPorts ports, VerifierOptions options, TimeProvider clock, ILogger log) =>
        Props.Create(() => new VerifierActor(ports, options, clock, log));

    /// <inheritdoc/>
    protected override void PostStop() => _stopping.Cancel();

    private void OnAsk(VerifierMessage ask)
    {
        if (_waiting.Count >= _options.WaitingMax)
        {
            _log.VerifierBusy(_waiting.Count);
            return;
        }

        _waiting.Enqueue(ask);
        Next();
    }

    private void OnRunEnded(RunEnded ended)
    {
        _running--;
        var verified = ended.Verified;
        var passed = verified.Results.Count(result => result.Result == "pass");
        _log.Verified(verified.Attempt, verified.Verdict, passed, verified.Results.Length);
        ended.ReplyTo.Tell(verified);
        Next();
    }

    private void Next()
    {
        while (_running < _options.RunsMax && _waiting.TryDequeue(out var ask))
        {
            _running++;
            var replyTo = ReplyToOf(ask);
            _ = _work.RunAsync(token => Run(ask, token), _stopping.Token).PipeTo(
                Self,
                success: verified => new RunEnded(verified, replyTo),
                failure: cause => new RunEnded(Broken(ask, cause), replyTo));
        }
    }

    private Verified Run(VerifierMessage ask, CancellationToken cancellationToken) => ask switch
    {
        VerifyTree verify => _run.Run(verify, cancellationToken),
        VerifyLanded landed => _run.Run(landed, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(ask), ask.GetType().Name, "No such request."),
    };

    private Verified Broken(VerifierMessage ask, Exception cause)
    {
        var broken = _run.Broken(ask, cause.Message);
        _log.ChecksBroken(broken.Attempt, cause.GetType().Name);
        return broken;
    }

    private static IActorRef ReplyToOf(VerifierMessage ask) => ask switch
    {
        VerifyTree verify => verify.ReplyTo,
        VerifyLanded landed => landed.ReplyTo,
        _ => throw new ArgumentOutOfRangeException(nameof(ask), ask.GetType().Name, "No such request."),
    };

    private sealed record RunEnded(Verified Verified, IActorRef ReplyTo);
}
