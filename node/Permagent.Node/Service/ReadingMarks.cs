using System.Text.Json;
using Permagent.Node.Home;

namespace Permagent.Node.Service;

/// <summary>Folders whose reading has begun and not ended, in a small file of the home: a daemon that was killed goes
/// on with them at its next start. Not thread-safe.</summary>
internal sealed class ReadingMarks(HomeFolder home)
{
    private const int FileBytesMax = 1 << 20; // Bytes: 64 paths and room; a larger file is not ours.

    private string File { get; } = Path.Combine(home.Root, "reading.json");

    /// <summary>The folders, sorted. A damaged file counts as empty: reading is asked for again in a moment.</summary>
    public IReadOnlyList<string> Read()
    {
        try
        {
            if (!System.IO.File.Exists(File) || new FileInfo(File).Length > FileBytesMax) return [];
            return JsonSerializer.Deserialize<string[]>(System.IO.File.ReadAllBytes(File)) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Notes that the reading of a folder has begun.</summary>
    public void Add(string folder) => Write([.. Read().Append(folder).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>Notes that it has ended.</summary>
    public void Remove(string folder) => Write([.. Read().Where(known => known != folder)]);

    private void Write(string[] folders)
    {
        if (folders.Length == 0) System.IO.File.Delete(File);
        else WholeFile.Write(File, JsonSerializer.SerializeToUtf8Bytes(folders));
    }
}
