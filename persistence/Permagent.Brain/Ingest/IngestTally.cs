using Permagent.Brain.Facts;

namespace Permagent.Brain.Ingest;

/// <summary>Adds up one run.</summary>
internal sealed class IngestTally(LeftOut leftOut)
{
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);
    private readonly List<ChangeId> _changes = [];
    private IngestProgress _sum = new();

    /// <summary>Files found that may be read.</summary>
    public void Found(int files) => _sum = _sum with { FilesFound = files };

    /// <summary>An unchanged file.</summary>
    public void Same(FoundFile file) => _sum = _sum with
    {
        FilesRead = _sum.FilesRead + 1,
        FilesSame = _sum.FilesSame + 1,
        Bytes = _sum.Bytes + file.Bytes,
        CurrentFile = file.Relative,
    };

    /// <summary>A file that was written.</summary>
    public void Written(ReadSource read, SourceCounts counts)
    {
        _sum = _sum with
        {
            FilesRead = _sum.FilesRead + 1,
            Bytes = _sum.Bytes + read.File.Bytes,
            CurrentFile = read.File.Relative,
            FilesReplaced = _sum.FilesReplaced + (read.Replaced > 0 ? 1 : 0),
        };
        Part(counts);
        Skip(LeftOutReason.Secret, counts.Secrets);
        foreach (var skip in read.Reading.Skipped.Where(skip => skip.Reason != "blank")) Skip(skip.Reason, 1);
    }

    /// <summary>A part of a file.</summary>
    public void Part(SourceCounts counts) => _sum = _sum with
    {
        EpisodesAdded = _sum.EpisodesAdded + counts.Added,
        EpisodesSame = _sum.EpisodesSame + counts.Same,
        EpisodesClosed = _sum.EpisodesClosed + counts.Closed,
        FactsAdded = _sum.FactsAdded + counts.Facts,
    };

    /// <summary>A change record.</summary>
    public void Changed(ChangeId? change)
    {
        if (change is { } id) _changes.Add(id);
    }

    /// <summary>How far it is.</summary>
    public IngestProgress Now(bool finished = false, string failure = "") => _sum with
    {
        LeftOut = leftOut.Counts,
        LeftOutFiles = leftOut.Files,
        Skipped = _skipped.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Changes = [.. _changes],
        Finished = finished,
        Failure = failure,
    };

    private void Skip(string reason, int count)
    {
        if (count > 0) _skipped[reason] = _skipped.GetValueOrDefault(reason) + count;
    }
}
