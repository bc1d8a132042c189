using Microsoft.Data.Sqlite;

namespace Permagent.Journal.Storage;

/// <summary>Finds or makes the rows that events and snapshots point to: streams and manifests. It remembers what it has
/// seen, since nobody else writes. Writer only.</summary>
internal sealed class Catalog : IDisposable
{
    private const int CachedMax = 10_000; // Of each kind: about 2 MiB; then it starts again empty.

    private readonly Dictionary<(int, string), long> _manifests = [];
    private readonly Dictionary<string, CatalogStream> _streams = new(StringComparer.Ordinal);
    private readonly RowStatement _findStream;
    private readonly RowStatement _addStream;
    private readonly RowStatement _setHighest;
    private readonly RowStatement _findManifest;
    private readonly RowStatement _addManifest;

    public Catalog(SqliteConnection connection)
    {
        _findStream = new(connection, "SELECT id, highest FROM stream WHERE persistence_id = ?");
        _addStream = new(connection, "INSERT INTO stream(persistence_id, highest) VALUES (?, 0) RETURNING id");
        _setHighest = new(connection, "UPDATE stream SET highest = ? WHERE id = ?");
        _findManifest = new(connection, "SELECT id FROM manifest WHERE serializer = ? AND name = ?");
        _addManifest = new(connection, "INSERT INTO manifest(serializer, name) VALUES (?, ?) RETURNING id");
    }

    public CatalogStream Stream(string persistenceId)
    {
        if (_streams.TryGetValue(persistenceId, out var known)) return known;
        var stream = _findStream.Bind(persistenceId).Read()
            ? new CatalogStream(_findStream.Int64(0), _findStream.Int64(1))
            : null;
        _findStream.Reset();
        return Remember(
            _streams, persistenceId, stream ?? new CatalogStream(IdOf(_addStream.Bind(persistenceId)), 0));
    }

    public void SetHighest(CatalogStream stream, long highest)
    {
        _setHighest.Bind(highest).Bind(stream.Id).Run();
        stream.Highest = highest;
    }

    public long Manifest(int serializer, string name)
    {
        if (_manifests.TryGetValue((serializer, name), out var known)) return known;
        long? id = _findManifest.Bind(serializer).Bind(name).Read() ? _findManifest.Int64(0) : null;
        _findManifest.Reset();
        return Remember(_manifests, (serializer, name), id ?? IdOf(_addManifest.Bind(serializer).Bind(name)));
    }

    /// <summary>After a rollback: what was seen may be gone.</summary>
    public void Forget()
    {
        _streams.Clear();
        _manifests.Clear();
    }

    public void Dispose()
    {
        _findStream.Dispose();
        _addStream.Dispose();
        _setHighest.Dispose();
        _findManifest.Dispose();
        _addManifest.Dispose();
    }

    private static long IdOf(RowStatement added)
    {
        _ = added.Read();
        var id = added.Int64(0);
        added.Run();
        return id;
    }

    private static TValue Remember<TKey, TValue>(Dictionary<TKey, TValue> seen, TKey key, TValue value)
        where TKey : notnull
    {
        if (seen.Count >= CachedMax) seen.Clear();
        return seen[key] = value;
    }
}
