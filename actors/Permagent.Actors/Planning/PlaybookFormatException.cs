namespace Permagent.Actors.Planning;

/// <summary>A playbook that cannot be read.</summary>
/// <param name="name">Which playbook.</param>
/// <param name="problem">What is wrong, and where.</param>
public sealed class PlaybookFormatException(string name, string problem)
    : Exception($"The playbook {name} cannot be used: {problem}");
