namespace Permagent.Architecture.Tests;

/// <summary>One place that breaks a rule: file, line, and what to do instead.</summary>
internal sealed record Finding(string File, int Line, string Words)
{
    public override string ToString() => $"{File}:{Line}: {Words}";
}
