namespace Permagent.Mutations;

/// <summary>One test project of the copy: shows that its tests pass without a fault, and fail with each.</summary>
internal sealed class Trial(SourceCopy copy, string project)
{
    private static readonly TimeSpan BuildMax = TimeSpan.FromMinutes(10); // A first build of all, on a busy machine.
    private static readonly TimeSpan TestMax = TimeSpan.FromMinutes(3); // A fault may make a test wait for ever.

    // A fault may make code unreachable or a field unused: only errors count.
    private static readonly string[] Lenient =
        ["-v", "quiet", "--nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:NuGetAudit=false"];

    private readonly string _name = Path.GetFileNameWithoutExtension(project);

    /// <summary>Builds the project; the tests that will be asked must pass first, or a failure would say
    /// nothing.</summary>
    public void Prepare(IEnumerable<Mutation> mutations)
    {
        Tool.Must(copy.Folder, BuildMax, "dotnet", ["build", project, .. Lenient]);
        var tests = string.Join('|', mutations.Select(mutation => Named(mutation.Test)).Distinct());
        Tool.Must(copy.Folder, TestMax, "dotnet", Asking(tests));
    }

    public Outcome Try(Mutation mutation)
    {
        var source = copy.PathOf(mutation.File);
        var sound = File.ReadAllText(source);
        var built = copy.ProjectOf(mutation.File);
        var binaries = Binaries(built).ToDictionary(path => path, File.ReadAllBytes);
        try
        {
            File.WriteAllText(source, mutation.ApplyTo(sound));
            if (!Build(built, [.. binaries.Keys])) return Outcome.DoesNotCompile;
            var (exit, _) = Tool.Run(copy.Folder, TestMax, "dotnet", Asking(Named(mutation.Test)));
            return exit == 0 ? Outcome.Survived : Outcome.SeenToFail;
        }
        finally
        {
            File.WriteAllText(source, sound);
            foreach (var (path, bytes) in binaries) File.WriteAllBytes(path, bytes);
        }
    }

    // Only the project with the fault is compiled; its library then replaces the sound one wherever that was copied.
    private bool Build(string faulty, IReadOnlyCollection<string> binaries)
    {
        string[] arguments = ["build", faulty, "--no-restore", "-p:BuildProjectReferences=false", .. Lenient];
        if (Tool.Run(copy.Folder, BuildMax, "dotnet", arguments).Exit != 0) return false;
        var made = binaries.Single(path => BinOf(path) == Path.GetFileNameWithoutExtension(faulty));
        foreach (var path in binaries.Where(path => path != made)) File.Copy(made, path, overwrite: true);
        return true;
    }

    private IEnumerable<string> Binaries(string built)
    {
        var line = File.ReadLines(built)
            .FirstOrDefault(text => text.Contains("<AssemblyName>", StringComparison.Ordinal));
        var library = line is null ? Path.GetFileNameWithoutExtension(built) : line.Split('<', '>')[2];
        return Directory.EnumerateFiles(copy.PathOf("artifacts/bin"), $"{library}.dll", SearchOption.AllDirectories);
    }

    private string BinOf(string path) => Path.GetRelativePath(copy.PathOf("artifacts/bin"), path).Split('/')[0];

    private string[] Asking(string tests) =>
        ["vstest", copy.PathOf($"artifacts/bin/{_name}/debug/{_name}.dll"), $"--TestCaseFilter:{tests}"];

    private static string Named(string part) => $"FullyQualifiedName~{part}";
}
