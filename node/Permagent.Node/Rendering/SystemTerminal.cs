using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Permagent.Node.Rendering;

/// <summary>The real streams, as plain files: <c>System.Console</c> sends escape sequences of its own to a
/// terminal.</summary>
internal sealed class SystemTerminal : ITerminal, IDisposable
{
    private readonly FileStream _out = Open(1, FileAccess.Write);
    private readonly FileStream _error = Open(2, FileAccess.Write);
    private readonly Lock _gate = new();

    /// <summary>Opened at the first read: a command that asks nothing leaves standard input alone.</summary>
    private StreamReader? _in;

    /// <inheritdoc/>
    public bool InputIsTerminal { get; } = TerminalCalls.IsTerminal(0);

    /// <inheritdoc/>
    public bool OutputIsTerminal { get; } = TerminalCalls.IsTerminal(1);

    /// <inheritdoc/>
    public bool ErrorIsTerminal { get; } = TerminalCalls.IsTerminal(2);

    /// <inheritdoc/>
    public int Columns => TerminalCalls.Columns(1) ?? TerminalCalls.Columns(2) ?? 80;

    /// <inheritdoc/>
    public void Write(string text)
    {
        try
        {
            lock (_gate) _out.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException closed)
        {
            throw new OutputClosedException(closed);
        }
    }

    /// <inheritdoc/>
    public void WriteError(string text)
    {
        try
        {
            lock (_gate) _error.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException) when (!ErrorIsTerminal)
        {
            return; // Nobody reads the hints; the result goes on.
        }
    }

    /// <inheritdoc/>
    public async Task<string?> ReadLineAsync(bool hidden, CancellationToken cancellationToken)
    {
        using var echo = hidden && InputIsTerminal ? TerminalCalls.HideInput(0) : null;
        // A read of a terminal cannot be taken back; it stays on its own thread and the wait for it ends.
        var line = await Task.Run(ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
        if (hidden && InputIsTerminal) WriteError("\n");
        return line;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        _in?.Dispose();
    }

    private string? ReadLine()
    {
        _in ??= new StreamReader(Open(0, FileAccess.Read), Encoding.UTF8);
        var line = new StringBuilder();
        while (_in.Read() is var next and >= 0)
        {
            if (next == '\n') return line.ToString().TrimEnd('\r');
            if (line.Length < LineLimits.LineCharsMax) line.Append((char)next);
        }

        return line.Length > 0 ? line.ToString() : null;
    }

    private static FileStream Open(int descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0);
}
