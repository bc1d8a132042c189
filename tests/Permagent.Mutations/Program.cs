namespace Permagent.Mutations;

/// <summary><c>./test mutations [PROJECT [NAME]]</c>: makes each listed fault in a copy of the sources and shows
/// that a test fails.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        try
        {
            return Run(Directory.GetCurrentDirectory(), arguments.ElementAtOrDefault(0) ?? "",
                arguments.ElementAtOrDefault(1) ?? "");
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or IOException)
        {
            Console.Error.WriteLine($"mutations: {fault.Message}");
            return 2;
        }
    }

    private static int Run(string root, string project, string name)
    {
        var counts = new Dictionary<Outcome, int>();
        var copy = SourceCopy.Of(root);
        foreach (var list in Lists(copy).Where(list => Has(Path.GetFileName(Path.GetDirectoryName(list)!), project)))
        {
            var chosen = MutationList.Parse(list, File.ReadAllText(list))
                .Where(mutation => Has(mutation.Name, name)).ToList();
            if (chosen.Count == 0) continue;
            Console.WriteLine($"== {Path.GetFileName(Path.GetDirectoryName(list))}");
            var trial = new Trial(copy, copy.ProjectOf(Path.GetRelativePath(copy.Folder, list)));
            trial.Prepare(chosen);
            foreach (var mutation in chosen)
            {
                var outcome = Timed(trial, mutation);
                counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
            }
        }
        return Sum(counts);
    }

    private static Outcome Timed(Trial trial, Mutation mutation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var outcome = trial.Try(mutation);
        var words = outcome switch
        {
            Outcome.SeenToFail => "seen to fail",
            Outcome.Survived => "SURVIVED",
            _ => "DOES NOT COMPILE",
        };
        var took = TimeProvider.System.GetElapsedTime(started);
        Console.WriteLine($"{words,-16} {mutation.Name} ({took.TotalSeconds:0} s)");
        return outcome;
    }

    private static int Sum(Dictionary<Outcome, int> counts)
    {
        var seen = counts.GetValueOrDefault(Outcome.SeenToFail);
        var wrong = counts.GetValueOrDefault(Outcome.DoesNotCompile);
        if (wrong > 0) Console.WriteLine($"{wrong} do not compile: mend the list");
        Console.WriteLine($"{seen} seen to fail, {counts.GetValueOrDefault(Outcome.Survived)} survived");
        return seen > 0 && counts.Count == 1 ? 0 : 1;
    }

    private static IEnumerable<string> Lists(SourceCopy copy) =>
        new[] { "tests", "multinode-tests" }.Select(copy.PathOf).Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories).Order(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, MutationList.FileName)).Where(File.Exists);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
