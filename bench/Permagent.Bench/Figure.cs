namespace Permagent.Bench;

/// <summary>One measured scenario.</summary>
/// <param name="Scenario">What was done.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Values">One value a run.</param>
/// <param name="Goal">The bar; null = there is none.</param>
/// <param name="AtLeast">True: the goal is a floor. False: a ceiling.</param>
internal sealed record Figure(
    string Scenario, string Unit, IReadOnlyList<double> Values, double? Goal = null, bool AtLeast = false)
{
    private readonly double[] _ascending = [.. Values.Order()];

    /// <summary>The value in the middle.</summary>
    public double Median => _ascending[_ascending.Length / 2];

    /// <summary>The least value.</summary>
    public double Min => _ascending[0];

    /// <summary>The greatest value.</summary>
    public double Max => _ascending[^1];

    /// <summary>Whether the median keeps the goal; null = there is none.</summary>
    public bool? Met => Goal is { } goal ? (AtLeast ? Median >= goal : Median <= goal) : null;
}
