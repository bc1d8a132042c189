namespace Permagent.Brain.Store;

/// <summary>Counts of what is stored.</summary>
internal static class StatsReader
{
    /// <summary>The counts now.</summary>
    public static BrainStats Read(Db db, string path)
    {
        var open = Instant.Forever.Micros;
        return new(
            db.Number("SELECT count(*) FROM source"),
            db.Number("SELECT count(*) FROM session"),
            db.Number("SELECT count(*) FROM episode WHERE sys_to = @0 AND (flags & 2) = 0", open),
            db.Number("SELECT count(*) FROM episode WHERE sys_to <> @0 AND (flags & 2) = 0", open),
            db.Number("SELECT count(*) FROM episode WHERE flags <> 0 AND (flags & 2) <> 0"),
            db.Number("SELECT count(*) FROM entity WHERE sys_to = @0", open),
            db.Number("SELECT count(*) FROM fact WHERE sys_to = @0 AND status = 'accepted'", open),
            db.Number("SELECT count(*) FROM change"),
            new FileInfo(path).Length);
    }
}
