using Microsoft.Data.Sqlite;

namespace Permagent.Journal.Storage;

/// <summary>Finds or makes the rows that events and snapshots point to: streams and manifests. Writer only.</summary>
internal sealed class Catalog : IDisposable
{
    private const int CachedMax = 10_000; // Manifests; the product has some hundred, so this is only a fuse.

    private readonly Dictionary<(int, string), long> _manifests = [];
    private readonly Statement _findStream;
    private readonly Statement _addStream;
    private readonly Statement _findManifest;
    private readonly Statement _addManifest;

    public Catalog(SqliteConnection connection)
    {
        _findStream = new(connection, "SELECT id, highest FROM stream WHERE persistence_id = $id", "$id");
        _addStream = new(connection, "INSERT INTO stream(persistence_id, highest) VALUES ($id, 0) RETURNING id", "$id");
        _findManifest = new(
            connection,
            "SELECT id FROM manifest WHERE serializer = $serializer AND name = $name",
            "$serializer",
            "$name");
        _addManifest = new(
            connection,
            "INSERT INTO manifest(serializer, name) VALUES ($serializer, $name) RETURNING id",
            "$serializer",
            "$name");
    }

    public (long Id, long Highest) Stream(SqliteTransaction transaction, string persistenceId)
    {
        using (var found = _findStream.With(transaction, persistenceId).ExecuteReader())
        {
            if (found.Read()) return (found.GetInt64(0), found.GetInt64(1));
        }

        return ((long)_addStream.With(transaction, persistenceId).ExecuteScalar()!, 0);
    }

    public long Manifest(SqliteTransaction transaction, int serializer, string name)
    {
        if (_manifests.TryGetValue((serializer, name), out var known)) return known;
        var id = (long)(_findManifest.With(transaction, serializer, name).ExecuteScalar()
            ?? _addManifest.With(transaction, serializer, name).ExecuteScalar()!);
        if (_manifests.Count >= CachedMax) _manifests.Clear();
        _manifests[(serializer, name)] = id;
        return id;
    }

    /// <summary>After a rollback: rows that were seen may be gone.</summary>
    public void Forget() => _manifests.Clear();

    public void Dispose()
    {
        _findStream.Dispose();
        _addStream.Dispose();
        _findManifest.Dispose();
        _addManifest.Dispose();
    }
}
