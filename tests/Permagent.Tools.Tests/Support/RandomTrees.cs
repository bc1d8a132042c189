using Permagent.Verify.Formats;

namespace Permagent.Tools.Tests.Support;

/// <summary>Trees by seed, and a picture of a folder with everything that undo must bring back.</summary>
public static class RandomTrees
{
    /// <summary>Fills the user's folder, and the tree with new, changed and equal files.</summary>
    public static string[] Fill(Random chance, Home home)
    {
        for (var i = chance.Next(8); i > 0; i--) Put(chance, home.Garden);
        var files = new SortedSet<string>(StringComparer.Ordinal) { Put(chance, home.Tree, "new/one.md") };
        for (var i = chance.Next(12); i > 0; i--) files.Add(Put(chance, home.Tree));
        foreach (var file in Directory.EnumerateFiles(home.Garden, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(home.Garden, file);
            var kind = chance.Next(3);
            if (kind == 0 || Blocked(home.Tree, name)) continue;
            if (kind == 1) Put(chance, home.Tree, name);
            else File.Copy(file, Make(home.Tree, name), overwrite: true);
            files.Add(name);
        }

        return [.. files.Where(name => !Blocked(home.Garden, name))];
    }

    /// <summary>Paths, kinds, modes, times and bytes.</summary>
    public static string[] Everything(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Directory.Exists(path)
                ? path
                : $"{path} {File.GetUnixFileMode(path)} {Digest.Of(File.ReadAllBytes(path))}")];

    // A file cannot lie where a folder is, nor below a file.
    private static bool Blocked(string folder, string name) =>
        Directory.Exists(Path.Combine(folder, name))
        || name.Split('/').SkipLast(1).Aggregate((At: folder, Blocked: false), (state, part) =>
            (Path.Combine(state.At, part), state.Blocked || File.Exists(Path.Combine(state.At, part)))).Blocked;

    private static string Put(Random chance, string folder, string? name = null)
    {
        name ??= string.Join('/', Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => $"n{chance.Next(4)}"));
        if (Blocked(folder, name)) name = $"f{chance.Next(1000)}";
        var bytes = new byte[chance.Next(5) == 0 ? 200_000 : chance.Next(200)];
        chance.NextBytes(bytes);
        var path = Make(folder, name);
        File.WriteAllBytes(path, bytes);
        if (chance.Next(4) == 0) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return name;
    }

    private static string Make(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
