namespace Permagent.Node.Rendering;

/// <summary>The three streams of a command and what is known of the screen. The only way to output in the client half,
/// so that a transcript is a test. Text given here was made visible before (<see cref="Visible"/>).</summary>
internal interface ITerminal
{
    /// <summary>True when a person can be asked: standard input is a terminal.</summary>
    bool InputIsTerminal { get; }

    /// <summary>True when standard output is a terminal.</summary>
    bool OutputIsTerminal { get; }

    /// <summary>True when standard error is a terminal.</summary>
    bool ErrorIsTerminal { get; }

    /// <summary>Columns of the screen; 80 where it cannot be told.</summary>
    int Columns { get; }

    /// <summary>Writes results to standard output.</summary>
    /// <exception cref="OutputClosedException">The reader went away.</exception>
    void Write(string text);

    /// <summary>Writes progress, prompts, hints and errors to standard error; a closed one is ignored.</summary>
    void WriteError(string text);

    /// <summary>One line of standard input without its end, or null when it is over. Longer lines than
    /// <see cref="LineLimits.LineCharsMax"/> are cut there.</summary>
    /// <param name="hidden">True: what is typed is not shown (a passphrase).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string?> ReadLineAsync(bool hidden, CancellationToken cancellationToken);
}
