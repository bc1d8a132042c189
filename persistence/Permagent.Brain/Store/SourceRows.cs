namespace Permagent.Brain.Store;

/// <summary>Rows of sources and sessions.</summary>
internal static class SourceRows
{
    /// <summary>The row of a source; made if it is new.</summary>
    public static SourceRow Get(WriteScope scope, string kind, string path, string title, string project)
    {
        var found = Find(scope.Db, kind, path);
        if (found is not null) return found;
        var id = scope.Keys.Id("source", kind, path);
        scope.Db.Run(
            """
            INSERT INTO source
                (id, kind, path, title, content_hash, bytes, mtime, parser_version, trust, project, state)
            VALUES (@0, @1, @2, @3, '', 0, 0, 0, 'trusted', @4, 'ok')
            """,
            id.ToBytes(), kind, path, title, project);
        return new(scope.Db.LastRow, id, "", 0);
    }

    /// <summary>The row of a source, or null.</summary>
    public static SourceRow? Find(Db db, string kind, string path) => db.Rows(
        "SELECT rid, id, content_hash, parser_version FROM source WHERE path = @1 AND kind = @0",
        row => new SourceRow(
            row.GetInt64(0), Key128.From(row.GetFieldValue<byte[]>(1)), row.GetString(2), row.GetInt64(3)),
        kind, path).FirstOrDefault();

    /// <summary>The row of a session; made if it is new.</summary>
    public static (long Rid, Key128 Id) Session(WriteScope scope, SourceRow source, string key, string title)
    {
        var id = scope.Keys.Id("session", source.Id.ToString(), key);
        var rid = scope.Db.Number("SELECT rid FROM session WHERE id = @0", id.ToBytes());
        if (rid != 0) return (rid, id);
        scope.Db.Run(
            "INSERT INTO session (id, source_rid, key, title) VALUES (@0, @1, @2, @3)",
            id.ToBytes(), source.Rid, key, title);
        return (scope.Db.LastRow, id);
    }
}
