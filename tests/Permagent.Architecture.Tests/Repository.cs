using System.Diagnostics;

namespace Permagent.Architecture.Tests;

/// <summary>The checkout that the tests look at: what git tracks, and what it would track.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> Tracked = new(ListFiles);

    private static readonly Lazy<IReadOnlyList<SourceFile>> CSharp = new(
        () => [.. Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(Read)]);

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, sorted.</summary>
    public static IReadOnlyList<string> Files => Tracked.Value;

    public static IReadOnlyList<SourceFile> Sources => CSharp.Value;

    /// <summary>Sources of the product: no tests, no benchmarks.</summary>
    public static IEnumerable<SourceFile> Product => Sources.Where(file => IsProduct(file.Path));

    public static bool IsProduct(string path) =>
        new[] { "actors/", "persistence/", "node/", "mesh/", "ui-tui/" }
            .Any(folder => path.StartsWith(folder, StringComparison.Ordinal));

    public static SourceFile Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(Root, path)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Permagent.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository only.");
    }

    private static IReadOnlyList<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git cannot be started.");
        var listed = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. listed.Where(file => File.Exists(Path.Combine(Root, file))).Order(StringComparer.Ordinal)];
    }
}
