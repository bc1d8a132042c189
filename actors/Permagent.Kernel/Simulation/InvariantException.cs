namespace Permagent.Kernel.Simulation;

/// <summary>The kernel broke one of its own rules in a simulated run.</summary>
/// <param name="rule">The rule: a number of the specification, or a name.</param>
/// <param name="message">Who broke it, and how.</param>
public sealed class InvariantException(string rule, string message) : Exception($"{rule}: {message}")
{
    /// <summary>The rule: a number of the specification, or a name.</summary>
    public string Rule { get; } = rule;
}
