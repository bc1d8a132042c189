using Permagent.Brain.Facts;

namespace Permagent.Brain.Ingest;

/// <summary>How far a run is. Counts only grow; the last one has <see cref="Finished"/> set.</summary>
public sealed record IngestProgress
{
    /// <summary>Files found that may be read.</summary>
    public int FilesFound { get; init; }

    /// <summary>Files read so far, unchanged ones too.</summary>
    public int FilesRead { get; init; }

    /// <summary>Files that were read before and have not changed.</summary>
    public int FilesSame { get; init; }

    /// <summary>Bytes of the files read.</summary>
    public long Bytes { get; init; }

    /// <summary>Episodes added.</summary>
    public int EpisodesAdded { get; init; }

    /// <summary>Episodes that were there.</summary>
    public int EpisodesSame { get; init; }

    /// <summary>Episodes that vanished from their file and were closed.</summary>
    public int EpisodesClosed { get; init; }

    /// <summary>Facts added.</summary>
    public int FactsAdded { get; init; }

    /// <summary>How many files were left out, by reason (<see cref="LeftOutReason"/>).</summary>
    public ImmutableSortedDictionary<string, int> LeftOut { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Files left out, in the order met; at most <see cref="IngestLimits.LeftOutNamesMax"/>.</summary>
    public ImmutableArray<LeftOutFile> LeftOutFiles { get; init; } = [];

    /// <summary>Pieces of files that were left out, by reason: <c>keys and secrets</c>, <c>over 20,000 blocks</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, int> Skipped { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Files in which invalid UTF-8 was replaced.</summary>
    public int FilesReplaced { get; init; }

    /// <summary>The file just done, relative to the root; empty at the start.</summary>
    public string CurrentFile { get; init; } = "";

    /// <summary>Change records of this run; forgetting them takes the whole run out.</summary>
    public ImmutableArray<ChangeId> Changes { get; init; } = [];

    /// <summary>True for the last one.</summary>
    public bool Finished { get; init; }

    /// <summary>Why the run ended early: root missing, disk full, database damaged. Empty if it did not.</summary>
    public string Failure { get; init; } = "";
}
