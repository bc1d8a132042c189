namespace Permagent.Brain.Ingest;

/// <summary>Limits of reading sources.</summary>
public static class IngestLimits
{
    /// <summary>Largest file, in bytes (50 MiB): a text that a person wrote is smaller.</summary>
    public const long FileBytesMax = 50L * 1024 * 1024;

    /// <summary>Most files of one run: a folder with more is not a folder of documents.</summary>
    public const int FilesMax = 100_000;

    /// <summary>Most bytes of one run (10 GiB).</summary>
    public const long TotalBytesMax = 10L * 1024 * 1024 * 1024;

    /// <summary>Most episodes of one source; the rest of the file is left out and the source marked partial.</summary>
    public const int EpisodesPerSourceMax = 20_000;

    /// <summary>Length that a block aims at, in characters: a paragraph of six lines.</summary>
    public const int ChunkTarget = 400;

    /// <summary>Longest block, in characters: three times the target, so that no sentence must be cut in two.</summary>
    public const int ChunkMax = 1_200;

    /// <summary>Folders below the root: deeper trees are generated, not written.</summary>
    public const int DepthMax = 64;

    /// <summary>Facts that one file may give; more would be a list, which is found by its words.</summary>
    public const int FactsPerSourceMax = 1_000;

    /// <summary>Files and folders looked at in one run: a bound for trees that never end.</summary>
    public const int EntriesMax = 1_000_000;

    /// <summary>Names of files left out that progress carries; the counts are always complete.</summary>
    public const int LeftOutNamesMax = 1_000;

    /// <summary>Size of an ignore file that is read, in bytes (1 MiB).</summary>
    public const int IgnoreFileBytesMax = 1024 * 1024;
}
