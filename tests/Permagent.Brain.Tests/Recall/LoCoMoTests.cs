using Permagent.Bench.Brain;
using Xunit.Abstractions;

namespace Permagent.Brain.Tests.Recall;

/// <summary>The bar of brain.md 14.2 for T. The data may not be distributed: where it is absent this says so.</summary>
public sealed class LoCoMoTests(ITestOutputHelper output)
{
    private const double Slack = 0.3;

    [Theory]
    [InlineData(false, AnalysisForm.Evaluation, 76.4, 86.2)]
    [InlineData(true, AnalysisForm.Evaluation, 74.7, 85.6)]
    [InlineData(false, AnalysisForm.Product, 76.4, 86.2)]
    public async Task Evidence_recall_reaches_the_measured_figures(
        bool pool, AnalysisForm form, double at10, double at40)
    {
        var data = Environment.GetEnvironmentVariable("PERMAGENT_DATA");
        if (data is null || !File.Exists(Path.Combine(data, LoCoMo.FileName)))
        {
            output.WriteLine("skipped: data file absent");
            return;
        }

        var work = Directory.CreateTempSubdirectory("locomo-");
        var figures = await LoCoMo.RunAsync(data, work.FullName, pool, form, TimeProvider.System);
        work.Delete(recursive: true);

        output.WriteLine(figures.ToString());
        Assert.Equal(1_536, figures.Questions);
        Assert.InRange(figures.At10, at10 - Slack, 100);
        Assert.InRange(figures.At40, at40 - Slack, 100);
    }
}
