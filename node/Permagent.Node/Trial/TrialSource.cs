using Permagent.Node.Cli;

namespace Permagent.Node.Trial;

/// <summary>Which documents a trial copies: those of a folder, or the README and docs of the repository that this
/// program was built from.</summary>
/// <param name="Folder">Absolute path.</param>
/// <param name="Parts">Files and folders in it, or null for all.</param>
internal sealed record TrialSource(string Folder, IReadOnlyList<string>? Parts)
{
    /// <summary>What is copied of a repository.</summary>
    private static readonly string[] RepositoryParts = ["README.md", "docs"];

    /// <summary>The folder that was named.</summary>
    public static TrialSource Of(string folder) => new(folder, null);

    /// <summary>The same source as an earlier run of this trial recorded it.</summary>
    public static TrialSource Again(string folder) =>
        File.Exists(Path.Combine(folder, "Permagent.sln")) ? new(folder, RepositoryParts) : Of(folder);

    /// <summary>The repository: named by the launcher script, or found by walking up from the program.</summary>
    /// <exception cref="Api.NodeException">PA-0909: the program stands alone.</exception>
    public static TrialSource Repository(Func<string, string?> environment, string programFolder)
    {
        if (environment("PERMAGENT_REPO") is { Length: > 0 } named && Directory.Exists(named))
            return new(named, RepositoryParts);
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Permagent.sln")))
                return new(folder.FullName, RepositoryParts);
        }

        throw CliErrors.Usage(
            "This program does not stand in its repository, so it has no documents of its own to try.",
            "permagent try --folder DIR");
    }
}
