using Permagent.Ledger.Storage;

namespace Permagent.Ledger;

/// <summary>Content beside the log: commitments with their salts, and encrypted blobs.</summary>
public sealed partial class LedgerFile
{
    /// <summary>Most bytes of one blob: 64 MiB, what fits into memory twice on the smallest machine.</summary>
    public const int BlobBytesMax = 64 * 1024 * 1024;

    /// <summary>Commits to some content; the salt is kept, so that it can be shown later.</summary>
    public async ValueTask<Digest> CommitAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        (await CommitAsync([payload], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Commits to several contents at once, in their order.</summary>
    public ValueTask<ImmutableArray<Digest>> CommitAsync(
        ImmutableArray<ReadOnlyMemory<byte>> payloads, CancellationToken cancellationToken) =>
        _writer.DoAsync(
            transaction => payloads.Select(payload => Commit(transaction, payload.Span)).ToImmutableArray(),
            cancellationToken);

    /// <summary>The salt of a commitment of this ledger; null = unknown or erased.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> SaltAsync(Digest commitment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var salt = _reader.Read(db =>
            db.One("SELECT salt FROM salt WHERE commitment=$1", row => row.Bytes(0), commitment));
        return new ValueTask<ReadOnlyMemory<byte>?>(salt is null ? (ReadOnlyMemory<byte>?)null : salt);
    }

    /// <summary>Stores content; its name. The same content is stored once.</summary>
    /// <exception cref="ArgumentException">The content is too long.</exception>
    /// <exception cref="LedgerFullException">No room; nothing was stored.</exception>
    public async ValueTask<Digest> PutBlobAsync(
        ReadOnlyMemory<byte> content, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        if (content.Length > BlobBytesMax)
        {
            throw new ArgumentException(
                $"A blob of {content.Length} bytes; at most {BlobBytesMax} are taken. Store it in parts.",
                nameof(content));
        }

        var name = Digest.Of(content.Span);
        var until = expires is { } time ? Timestamp.Write(time) : null;
        return await _writer.DoAsync(transaction => PutBlob(transaction, name, content, until), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Stored content; null = never stored, or erased.</summary>
    /// <exception cref="FormatException">The file was changed on the disk.</exception>
    public ValueTask<ReadOnlyMemory<byte>?> GetBlobAsync(Digest name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = _reader.Read(db => db.One(
            "SELECT key, len FROM blob WHERE sha256=$1",
            found => new { Key = found.Bytes(0), Length = found.GetInt64(1) },
            name));
        var content = row is null ? null : _blobs.Read(name, row.Key, row.Length);
        return new ValueTask<ReadOnlyMemory<byte>?>(content is null ? (ReadOnlyMemory<byte>?)null : content);
    }

    private Digest Commit(LedgerTransaction transaction, ReadOnlySpan<byte> payload)
    {
        var salt = LedgerOpening.RandomBytes(_context.Home.Secrets, Commitment.SaltLength);
        var commitment = Commitment.Of(salt, payload);
        transaction.Db.Run("INSERT INTO salt(commitment, salt) VALUES($1,$2)", commitment, salt);
        return commitment;
    }

    private Digest PutBlob(LedgerTransaction transaction, Digest name, ReadOnlyMemory<byte> content, string? expires)
    {
        var known = transaction.Db.One("SELECT 1 FROM blob WHERE sha256=$1", row => row.GetInt64(0), name) == 1;
        if (known) return name;

        // The file first: a row that names a file that is not there would be a loss, the other way round is only
        // litter.
        var key = _blobs.Write(name, content.Span);
        transaction.Db.Run(
            "INSERT INTO blob(sha256, key, len, expires) VALUES($1,$2,$3,$4)", name, key, content.Length, expires);
        return name;
    }
}
