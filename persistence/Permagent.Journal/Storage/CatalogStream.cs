namespace Permagent.Journal.Storage;

/// <summary>The row of a stream as the writer knows it.</summary>
internal sealed class CatalogStream(long id, long highest)
{
    public long Id { get; } = id;

    /// <summary>The highest number ever given.</summary>
    public long Highest { get; set; } = highest;
}
