namespace Permagent.Bench.Questions;

/// <summary>One scenario of the kernel's question; measured once in each round.</summary>
/// <param name="Scenario">What is done.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="MeasureAsync">Does it once and gives the value.</param>
/// <param name="Goal">The bar; null = a yardstick.</param>
/// <param name="AtLeast">True: the goal is a floor. False: a ceiling.</param>
internal sealed record KernelRow(
    string Scenario, string Unit, Func<Task<double>> MeasureAsync, double? Goal = null, bool AtLeast = false);
