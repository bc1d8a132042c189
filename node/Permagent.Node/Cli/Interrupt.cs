using System.Runtime.InteropServices;

namespace Permagent.Node.Cli;

/// <summary>Turns Ctrl-C and TERM into one cancellation, and remembers which it was.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>130 after Ctrl-C, 143 after TERM or HUP.</summary>
    public int Exit { get; private set; } = ExitCodes.Interrupted;

    /// <summary>Listens to the signals of this process.</summary>
    public static Interrupt OfProcess()
    {
        var result = new Interrupt();
        result.On(PosixSignal.SIGINT, ExitCodes.Interrupted);
        result.On(PosixSignal.SIGTERM, ExitCodes.Terminated);
        result.On(PosixSignal.SIGHUP, ExitCodes.Terminated);
        return result;
    }

    /// <summary>Acts as the signal would; for tests.</summary>
    public void Raise(int exit)
    {
        if (_cancel.IsCancellationRequested) return;
        Exit = exit;
        _cancel.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _cancel.Dispose();
    }

    private void On(PosixSignal signal, int exit) => _signals.Add(PosixSignalRegistration.Create(signal, context =>
    {
        // A second signal is the person's last word: then the system ends the process.
        context.Cancel = !_cancel.IsCancellationRequested;
        Raise(exit);
    }));
}
