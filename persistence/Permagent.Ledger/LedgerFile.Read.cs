using Microsoft.Data.Sqlite;
using Permagent.Ledger.Storage;

namespace Permagent.Ledger;

/// <summary>Reading: on connections that never write.</summary>
public sealed partial class LedgerFile
{
    /// <summary>Most entries of one answer. Default of callers: less; a screen shows fifty.</summary>
    public const int ReadEntriesMax = 10_000;

    /// <summary>Entries from a place on, in order.</summary>
    public ValueTask<ImmutableArray<Entry>> ReadFromAsync(
        long seq, int countMax, CancellationToken cancellationToken) => ReadAsync(
        db => db.All(
            "SELECT body FROM entry WHERE seq>=$1 ORDER BY seq LIMIT $2",
            row => EntryCodec.Read(row.Bytes(0)),
            seq,
            Math.Min(countMax, ReadEntriesMax)).ToImmutableArray(),
        cancellationToken);

    /// <summary>The last entries of a type, the newest first.</summary>
    public ValueTask<ImmutableArray<Entry>> ReadTypeAsync(
        string type, int countMax, CancellationToken cancellationToken) => ReadAsync(
        db => db.All(
            """
            SELECT body FROM entry WHERE json_extract(CAST(body AS TEXT),'$.type')=$1 ORDER BY seq DESC LIMIT $2
            """,
            row => EntryCodec.Read(row.Bytes(0)),
            type,
            Math.Min(countMax, ReadEntriesMax)).ToImmutableArray(),
        cancellationToken);

    /// <summary>All entries that name a task, in order.</summary>
    public ValueTask<ImmutableArray<Entry>> ReadTaskAsync(
        string task, CancellationToken cancellationToken) => ReadAsync(
        db => TaskRows.Of(db, task).Select(row => EntryCodec.Read(row.Body)).ToImmutableArray(), cancellationToken);

    /// <summary>Place of the entry that another file's outbox brought under this source; null = it brought
    /// none.</summary>
    public ValueTask<long?> FindSourceAsync(
        string stream, long version, CancellationToken cancellationToken) => ReadAsync(
        db => db.One(
            "SELECT seq FROM source WHERE stream=$1 AND version=$2", row => row.LongOrNull(0), stream, version),
        cancellationToken);

    /// <summary>The stored bytes of one entry; null = there is none.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> ReadBytesAsync(long seq, CancellationToken cancellationToken) => ReadAsync(
        db => db.One("SELECT body FROM entry WHERE seq=$1", row => (ReadOnlyMemory<byte>?)row.Bytes(0), seq),
        cancellationToken);

    /// <summary>The newest signed head; null = none was signed yet.</summary>
    public ValueTask<SignedNote?> SignedHeadAsync(CancellationToken cancellationToken) => ReadAsync(
        db => db.One(
            "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1",
            row => SignedNote.Read(System.Text.Encoding.UTF8.GetBytes(row.GetString(0)))),
        cancellationToken);

    /// <summary>Hashes every entry again and compares with what is stored, signed and kept outside; what was found
    /// wrong.</summary>
    public async ValueTask<ImmutableArray<string>> CheckAsync(CancellationToken cancellationToken) =>
        (await LookAsync(long.MaxValue, cancellationToken).ConfigureAwait(false)).All;

    private ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<T>(_reader.Read(work));
    }
}
