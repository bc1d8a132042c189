using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Permagent.Node.Rendering;

/// <summary>The real streams, by plain system calls: <c>System.Console</c> sends escape sequences of its own to a
/// terminal.</summary>
internal sealed class SystemTerminal : ITerminal, IDisposable
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;

    private readonly Lock _gate = new();

    /// <summary>Opened at the first read: a command that asks nothing leaves standard input alone.</summary>
    private StreamReader? _in;

    /// <inheritdoc/>
    public bool InputIsTerminal { get; } = TerminalCalls.IsTerminal(Input);

    /// <inheritdoc/>
    public bool OutputIsTerminal { get; } = TerminalCalls.IsTerminal(Output);

    /// <inheritdoc/>
    public bool ErrorIsTerminal { get; } = TerminalCalls.IsTerminal(Error);

    /// <inheritdoc/>
    public int Columns => TerminalCalls.Columns(Output) ?? TerminalCalls.Columns(Error) ?? 80;

    /// <inheritdoc/>
    public void Write(string text)
    {
        try
        {
            lock (_gate) TerminalCalls.WriteAll(Output, Encoding.UTF8.GetBytes(text));
        }
        catch (IOException closed) when (closed.HResult == TerminalCalls.BrokenPipe)
        {
            throw new OutputClosedException(closed);
        }
    }

    /// <inheritdoc/>
    public void WriteError(string text)
    {
        try
        {
            lock (_gate) TerminalCalls.WriteAll(Error, Encoding.UTF8.GetBytes(text));
        }
        catch (IOException) when (!ErrorIsTerminal)
        {
            return; // Nobody reads the hints; the result goes on.
        }
    }

    /// <inheritdoc/>
    public async Task<string?> ReadLineAsync(bool hidden, CancellationToken cancellationToken)
    {
        using var echo = hidden && InputIsTerminal ? TerminalCalls.HideInput(Input) : null;
        // A read of a terminal cannot be taken back; it stays on its own thread and the wait for it ends.
        var line = await Task.Run(ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        if (hidden && InputIsTerminal) WriteError("\n");
        return line;
    }

    /// <inheritdoc/>
    public void Dispose() => _in?.Dispose();

    private string? ReadLine()
    {
        _in ??= new StreamReader(
            new FileStream(new SafeFileHandle(Input, ownsHandle: false), FileAccess.Read, bufferSize: 0),
            Encoding.UTF8);
        var line = new StringBuilder();
        while (_in.Read() is var next and >= 0)
        {
            if (next == '\n') return line.ToString().TrimEnd('\r');
            if (line.Length < LineLimits.LineCharsMax) line.Append((char)next);
        }

        return line.Length > 0 ? line.ToString() : null;
    }
}
