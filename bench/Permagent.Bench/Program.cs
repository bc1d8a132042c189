using Permagent.Bench;
using Permagent.Bench.Questions;
using Permagent.Bench.Reports;

// The cold process of the kernel's question: nothing of this program may run before it.
if (args is [KernelCold.Word]) return await KernelCold.RunAsync();

// bench/run gives the repository's folder and the commit; then come the words of the person.
IQuestion[] questions =
    [new KernelQuestion(), new JournalQuestion(), new BrainQuestion(), new LedgerQuestion(), new StartQuestion()];
var words = args.Length > 2 ? args[2..] : [];
var asked = questions.FirstOrDefault(question => question.Name == words.FirstOrDefault());
if (args.Length < 2 || asked is null || words.Skip(1).Any(word => word != "--json"))
{
    await Console.Error.WriteLineAsync("bench/run NAME [--json], where NAME is one of:");
    foreach (var question in questions)
        await Console.Error.WriteLineAsync($"  {question.Name,-8} {question.Text}");
    return 2;
}

using var bench = new BenchRun(args[0], args[1], TimeProvider.System);
var load = Machine.Load();
var figures = await asked.MeasureAsync(bench);
var report = new Report(asked, figures, Machine.Words(), bench.Commit, load);
if (words.Contains("--json"))
{
    await Console.Out.WriteAsync(report.Json());
    return 0;
}

var page = report.Markdown();
var results = Directory.CreateDirectory(Path.Combine(bench.Root, "bench", "results")).FullName;
await File.WriteAllTextAsync(Path.Combine(results, $"{asked.Name}.md"), page);
await Console.Out.WriteAsync(page);
return 0;
