namespace Permagent.Brain.Ingest;

/// <summary>Counts and names what was not read.</summary>
internal sealed class LeftOut
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<LeftOutFile> _files = [];

    /// <summary>Counts by reason.</summary>
    public ImmutableSortedDictionary<string, int> Counts => _counts.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Names, up to the limit.</summary>
    public ImmutableArray<LeftOutFile> Files => [.. _files];

    /// <summary>Notes a file or folder.</summary>
    public void Add(string path, string reason, string detail = "")
    {
        _counts[reason] = _counts.GetValueOrDefault(reason) + 1;
        if (_files.Count < IngestLimits.LeftOutNamesMax) _files.Add(new(path, reason, detail));
    }
}
