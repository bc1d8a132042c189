namespace Permagent.Tools.Checks;

/// <summary>What a check saw, and what was wrong; the wrong things first.</summary>
internal sealed class Findings
{
    private readonly List<string> _wrong = [];
    private readonly List<string> _seen = [];

    /// <summary>What was wrong; empty means that the check holds.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Notes something wrong.</summary>
    public void Fail(string words) => _wrong.Add(words);

    /// <summary>Notes something that was looked at.</summary>
    public void Saw(string words) => _seen.Add(words);

    /// <summary>One line each.</summary>
    public override string ToString() => string.Join('\n', _wrong.Select(wrong => $"wrong: {wrong}").Concat(_seen));
}
