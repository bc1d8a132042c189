using System.Text;
using Permagent.Node.Rendering;

namespace Permagent.Node.Tests.Cli;

/// <summary>A terminal whose person has decided beforehand what to type. Keeps what was written, apart and in
/// order.</summary>
internal sealed class ScriptedTerminal(params string?[] answers) : ITerminal
{
    private readonly Queue<string?> _answers = new(answers);
    private readonly StringBuilder _all = new();
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();

    /// <summary>Called before each answer; lets a test interrupt or change something.</summary>
    public Action<int>? BeforeAnswer { get; set; }

    /// <summary>Output fails from this many characters on, as a closed pipe does.</summary>
    public int? ClosesAfter { get; init; }

    public bool InputIsTerminal { get; init; } = true;

    public bool OutputIsTerminal { get; init; } = true;

    public bool ErrorIsTerminal { get; init; }

    public int Columns { get; init; } = 80;

    public int Asked { get; private set; }

    public List<bool> Hidden { get; } = [];

    public string All => _all.ToString();

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public void Write(string text)
    {
        if (ClosesAfter is { } limit && _out.Length + text.Length > limit)
            throw new OutputClosedException(new IOException("broken pipe"));
        _out.Append(text);
        _all.Append(text);
    }

    public void WriteError(string text)
    {
        _error.Append(text);
        _all.Append(text);
    }

    public Task<string?> ReadLineAsync(bool hidden, CancellationToken cancellationToken)
    {
        BeforeAnswer?.Invoke(Asked);
        Asked++;
        Hidden.Add(hidden);
        cancellationToken.ThrowIfCancellationRequested();
        var answer = _answers.Count > 0 ? _answers.Dequeue() : null;
        _all.Append(answer is null ? "<end of input>\n" : hidden ? "<hidden>\n" : answer + "\n");
        return Task.FromResult(answer);
    }
}
