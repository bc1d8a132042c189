using System.Text;

namespace Permagent.Node.Rendering;

/// <summary>Lets the help text, which is our own words, out through the terminal.</summary>
internal sealed class TerminalWriter(ITerminal terminal) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => terminal.Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (value is not null) terminal.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => terminal.Write(new string(buffer, index, count));
}
