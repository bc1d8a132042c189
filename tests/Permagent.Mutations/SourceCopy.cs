namespace Permagent.Mutations;

/// <summary>A second tree of the sources, in which faults may be made; kept between runs for what was
/// built.</summary>
internal sealed class SourceCopy
{
    private static readonly TimeSpan ListMax = TimeSpan.FromMinutes(1); // git lists a few hundred files.

    private SourceCopy(string folder) => Folder = folder;

    public string Folder { get; }

    public static SourceCopy Of(string root)
    {
        var copy = new SourceCopy(Path.Combine(root, "artifacts", "mutations"));
        var listed = Tool.Must(root, ListMax, "git", "ls-files", "--cached", "--others", "--exclude-standard")
            .Split('\n').Select(file => file.TrimEnd('\r')).Where(file => File.Exists(Path.Combine(root, file)));
        var files = listed.ToHashSet(StringComparer.Ordinal);
        foreach (var file in files) copy.Take(Path.Combine(root, file), file);
        copy.Forget(files);
        return copy;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>The project file that compiles a source file.</summary>
    public string ProjectOf(string file)
    {
        for (var folder = Path.GetDirectoryName(PathOf(file)); folder?.Length > Folder.Length;
            folder = Path.GetDirectoryName(folder))
        {
            var project = Directory.EnumerateFiles(folder, "*.csproj").FirstOrDefault();
            if (project is not null) return project;
        }
        throw new FormatException($"{file} belongs to no project");
    }

    // A file that did not change keeps its time, so that the next build has little to do; one that did is the newest.
    private void Take(string from, string file)
    {
        var to = PathOf(file);
        var bytes = File.ReadAllBytes(from);
        if (File.Exists(to) && File.ReadAllBytes(to).AsSpan().SequenceEqual(bytes)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.WriteAllBytes(to, bytes);
    }

    private void Forget(HashSet<string> files)
    {
        var built = PathOf("artifacts") + Path.DirectorySeparatorChar;
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            if (!path.StartsWith(built, StringComparison.Ordinal)
                && !files.Contains(Path.GetRelativePath(Folder, path).Replace('\\', '/')))
                File.Delete(path);
    }
}
