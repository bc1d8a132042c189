namespace Permagent.Node.Api;

/// <summary>A failure in words: what, where, and one next command.</summary>
/// <param name="code">Stable code, <c>PA-nnnn</c>; listed in docs/errors.md.</param>
/// <param name="message">What happened and where.</param>
/// <param name="fix">One next step, a command where there is one.</param>
/// <param name="exit">Exit code of the program (experience.md section 5).</param>
public sealed class NodeException(string code, string message, string fix, int exit) : Exception(message)
{
    /// <summary>Stable code, <c>PA-nnnn</c>.</summary>
    public string Code { get; } = code;

    /// <summary>One next step.</summary>
    public string Fix { get; } = fix;

    /// <summary>Exit code of the program.</summary>
    public int Exit { get; } = exit;
}
