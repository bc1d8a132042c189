using System.Text;

namespace Permagent.Ledger.Export;

/// <summary>A folder that is filled beside its place and then moved there: whole, or not at all.</summary>
internal sealed class ExportTarget : IDisposable
{
    private readonly string _place;
    private readonly string _beside;

    public ExportTarget(string folder)
    {
        _place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _beside = _place + ".new";
        if (File.Exists(_place) || (Directory.Exists(_place) && Directory.EnumerateFileSystemEntries(_place).Any()))
        {
            throw new LedgerRefusedException($"{_place} is not empty. Name a new folder.");
        }

        if (Directory.Exists(_beside)) Directory.Delete(_beside, recursive: true);
        Directory.CreateDirectory(_beside);
    }

    public FileStream Create(string name)
    {
        var path = Path.Combine(_beside, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
    }

    public void Write(string name, ReadOnlySpan<byte> content)
    {
        using var file = Create(name);
        file.Write(content);
    }

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Lines of JSON, each ended by a line feed.</summary>
    public void WriteLines(string name, IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        using var file = Create(name);
        foreach (var line in lines)
        {
            file.Write(line.Span);
            file.Write("\n"u8);
        }
    }

    public void Finish()
    {
        if (Directory.Exists(_place)) Directory.Delete(_place);
        Directory.Move(_beside, _place);
    }

    public void Dispose()
    {
        if (Directory.Exists(_beside)) Directory.Delete(_beside, recursive: true);
    }
}
