namespace Permagent.Verify.Checks;

/// <summary>Reads the files of an export, each up to a limit.</summary>
internal sealed class ExportFolder(string path)
{
    /// <summary>Most bytes of one file that is held in memory.</summary>
    public const long FileBytesMax = 256L * 1024 * 1024;

    /// <summary>Most lines of a file of envelopes.</summary>
    public const int LinesMax = 1_000_000;

    /// <summary>Most files of a folder that are looked at.</summary>
    private const int FilesMax = 10_000;

    public bool Has(string name) => File.Exists(Path.Combine(path, name));

    public byte[] Read(string name)
    {
        using var file = Open(name);
        if (file.Length > FileBytesMax) throw VerdictException.Invalid($"{name} is longer than {FileBytesMax} bytes");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    public FileStream Open(string name)
    {
        var full = Path.Combine(path, name);
        if (!File.Exists(full)) throw VerdictException.Missing($"{name} is missing");
        return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>The lines of a file, each ended by a line feed.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Lines(string name)
    {
        ReadOnlyMemory<byte> rest = Read(name);
        var lines = new List<ReadOnlyMemory<byte>>();
        while (rest.Length > 0)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            if (end < 0) throw VerdictException.Invalid($"{name} does not end with a line feed");
            if (lines.Count == LinesMax) throw VerdictException.Invalid($"{name} has more than {LinesMax} lines");
            lines.Add(rest[..end]);
            rest = rest[(end + 1)..];
        }

        return lines;
    }

    public IReadOnlyList<string> Names(string pattern, string? folder = null)
    {
        var place = folder is null ? path : Path.Combine(path, folder);
        if (!Directory.Exists(place)) return [];
        var names = Directory.EnumerateFiles(place, pattern).Select(Path.GetFileName).Take(FilesMax + 1).ToArray();
        if (names.Length > FilesMax) throw VerdictException.Invalid($"more than {FilesMax} files");
        return [.. names.Order(StringComparer.Ordinal)!];
    }
}
