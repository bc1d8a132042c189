using System.Text.Json;
using Permagent.Node.Home;

namespace Permagent.Node.FirstRun;

/// <summary>A small file in the home while the first run is not over, so that a run that was cut off goes on where it
/// stood. Every step can be repeated, so the folder is all it must know.</summary>
internal static class FirstRunMarker
{
    private const int FileBytesMax = 64 * 1024; // Bytes: it holds one path; a larger file is not ours.

    /// <summary>The folder of an unfinished first run, or null when there is none.</summary>
    public static string? Read(string home)
    {
        try
        {
            var path = PathIn(home);
            if (!File.Exists(path) || new FileInfo(path).Length > FileBytesMax) return null;
            return JsonSerializer.Deserialize<Mark>(File.ReadAllBytes(path))?.Folder;
        }
        catch (JsonException)
        {
            return null; // Damaged: the person is asked for the folder again.
        }
    }

    /// <summary>Sets the mark.</summary>
    public static void Write(string home, string folder) =>
        WholeFile.Write(PathIn(home), JsonSerializer.SerializeToUtf8Bytes(new Mark(folder)));

    /// <summary>Takes the mark away: the first run is over.</summary>
    public static void Clear(string home) => File.Delete(PathIn(home));

    private static string PathIn(string home) => Path.Combine(home, "first-run.json");

    private sealed record Mark(string Folder);
}
