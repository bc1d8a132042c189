namespace Permagent.Bench;

/// <summary>A question that a measurement answers.</summary>
internal interface IQuestion
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>The question in words.</summary>
    string Text { get; }

    /// <summary>Measures; one figure for each scenario.</summary>
    Task<IReadOnlyList<Figure>> MeasureAsync(BenchRun bench);
}
