namespace Permagent.Actors.Workspaces;

/// <summary>A tree does not have the digest that was agreed on.</summary>
/// <param name="path">The tree.</param>
/// <param name="expected">Hex digest that was wanted.</param>
/// <param name="actual">Hex digest that was found.</param>
public sealed class TreeChangedException(string path, string expected, string actual)
    : Exception($"The tree {path} has digest {actual}, not {expected}: it was changed from outside. "
        + "The attempt is void; a new one starts from the integration tree.")
{
    /// <summary>Hex digest that was wanted.</summary>
    public string Expected { get; } = expected;

    /// <summary>Hex digest that was found.</summary>
    public string Actual { get; } = actual;
}
