using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Permagent.Bench.Reports;

/// <summary>The answer to a question, as a page or as one object a line.</summary>
internal sealed class Report(
    IQuestion question, IReadOnlyList<Figure> figures, string machine, string commit, string? load)
{
    /// <summary>The page that lies under bench/results.</summary>
    public string Markdown()
    {
        var text = new StringBuilder($"# {question.Name}\n\n{question.Text}\n\n");
        text.Append("| Scenario | Unit | Median | Min | Max | Runs | Goal | Met |\n");
        text.Append("|---|---|---:|---:|---:|---:|---:|---|\n");
        foreach (var figure in figures)
        {
            var goal = figure.Goal is { } bar ? $"{(figure.AtLeast ? "≥" : "≤")} {Number(bar)}" : "-";
            var met = figure.Met switch { true => "yes", false => "no", null => "-" };
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {figure.Scenario} | {figure.Unit} | {Number(figure.Median)} | {Number(figure.Min)} ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Number(figure.Max)} | {figure.Values.Count} | {goal} | {met} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nMachine: {machine}; load before: {load ?? "not known"}. ");
        text.Append(CultureInfo.InvariantCulture, $"Commit: {commit}. Command: `bench/run {question.Name}`.\n");
        return text.ToString();
    }

    /// <summary>One JSON object a line.</summary>
    public string Json() => string.Concat(figures.Select(figure => JsonSerializer.Serialize(new
    {
        bench = question.Name,
        scenario = figure.Scenario,
        unit = figure.Unit,
        median = Round(figure.Median),
        min = Round(figure.Min),
        max = Round(figure.Max),
        runs = figure.Values.Count,
        goal = figure.Goal,
        met = figure.Met,
        machine,
        commit,
    }) + "\n"));

    // Four figures that count are more than the runs agree on.
    private static double Round(double value)
    {
        if (value == 0) return 0;
        var digits = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits >= 0 ? Math.Round(value, Math.Min(digits, 15)) : Math.Round(value);
    }

    private static string Number(double value) =>
        Round(value).ToString(Math.Abs(value) >= 1000 ? "#,0" : "0.######", CultureInfo.InvariantCulture);
}
