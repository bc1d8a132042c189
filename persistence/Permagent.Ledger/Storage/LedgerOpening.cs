using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Permagent.Verify.Keys;

namespace Permagent.Ledger.Storage;

/// <summary>Makes a log, and opens one after comparing it with what is known outside its file.</summary>
internal static class LedgerOpening
{
    private const string TreeKind = "rfc6962-sha256";

    public static void Create(LedgerHome home, LedgerBirth birth, ISigner node, LedgerOptions options)
    {
        var keys = Keys(birth, node);
        DurableFile.EnsureFolder(home.StateFolder);
        if (new HeadFile(home.HeadPath).Exists)
        {
            throw new LedgerRefusedException($"{home.HeadFolder} knows a log already. A log is never made anew.");
        }

        RemoveUnborn(home.DatabasePath);
        using var connection = Database.Create(home.DatabasePath, options);
        var transaction = new LedgerTransaction(
            connection, new LedgerContext(home, keys.Origin, node, keys), LogTail.Empty);
        connection.Run("BEGIN IMMEDIATE");
        var salt = RandomBytes(home.Secrets, Commitment.SaltLength);
        var platform = Commitment.Of(salt, Encoding.UTF8.GetBytes(home.PlatformId));
        connection.Run("INSERT INTO salt(commitment, salt) VALUES($1,$2)", platform, salt);
        transaction.Append(FirstEntry(home, birth, keys, platform));
        connection.Run("COMMIT");
        new HeadFile(home.HeadPath).Write(keys.Origin, transaction.Tail.Tree.Head);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The writer owns the connection from then on.")]
    public static (LedgerContext Context, LedgerWriter Writer) Open(
        LedgerHome home, ISigner node, LedgerOptions options)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Database.OpenWriter(home.DatabasePath, options);
            var keys = KeyEventWork.Fold(KeyEntries(connection));
            var context = new LedgerContext(home, keys.Origin, node, keys);
            var (tail, known) = Load(connection, home);
            var reason = Divergence(connection, context, tail, known);
            return (context, new LedgerWriter(connection, context, options, tail) { Diverged = reason });
        }
        catch (Exception failure) when (failure is FormatException or KeyEventRefusedException
            || (failure is SqliteException sqlite && Database.IsDamage(sqlite)))
        {
            connection?.Dispose();
            throw Database.Damaged(home.DatabasePath, failure);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    public static byte[] RandomBytes(RandomNumberGenerator secrets, int count)
    {
        var bytes = new byte[count];
        secrets.GetBytes(bytes);
        return bytes;
    }

    private static KeyRing Keys(LedgerBirth birth, ISigner node)
    {
        try
        {
            var keys = KeyRing.Start(birth.FirstKeys);
            return keys.Node.Id == node.KeyId
                ? keys
                : throw new LedgerRefusedException("The first key event names another node key than the one given.");
        }
        catch (KeyEventRefusedException failure)
        {
            throw new LedgerRefusedException(failure.Message, failure);
        }
    }

    // A crash between the file and its first entry leaves an empty log that nobody has heard of.
    private static void RemoveUnborn(string path)
    {
        if (!File.Exists(path)) return;
        using (var connection = Database.OpenReader(path))
        {
            const string TableSql = "SELECT count(*) FROM sqlite_master WHERE name='entry'";
            var tables = connection.One(TableSql, row => row.GetInt64(0));
            var rows = tables == 0 ? 0 : connection.One("SELECT count(*) FROM entry", row => row.GetInt64(0));
            if (rows > 0) throw new LedgerRefusedException($"{path} is there already. A log is never made anew.");
        }

        foreach (var end in new[] { "", "-wal", "-shm" }) File.Delete(path + end);
    }

    private static EntryDraft FirstEntry(LedgerHome home, LedgerBirth birth, KeyRing keys, Digest platform) =>
        new EntryDraft
        {
            Type = EntryTypes.LogOpen,
            Actor = new EntryActor(ActorKinds.System),
            Decision = new EntryDecision(Outcomes.Allow, Envelope: Base64.Encode(Dsse.Write(birth.FirstKeys))),
            Data = Data.Of(json =>
            {
                foreach (var key in keys.Keys)
                {
                    json.WriteStartObject(key.Role);
                    json.WriteString("spki", Base64.Encode(key.Key.Spki.Span));
                    json.WriteString("alg", Algorithms.EcdsaP256);
                    json.WriteEndObject();
                }

                json.WriteString("keys", Digest.Of(birth.FirstKeys.Payload.Span).ToString());
                if (keys.Trial) json.WriteBoolean("trial", true);
                json.WriteString("tree", TreeKind);
                json.WriteString("version", home.Version);
                json.WriteString("platform_c", platform.ToString());
            }),
        }.AllObserved();

    private static List<Entry> KeyEntries(SqliteConnection connection) => connection.All(
        """
        SELECT body FROM entry WHERE json_extract(CAST(body AS TEXT),'$.type')
            IN ('log.open','key.add','key.rotate','key.revoke') ORDER BY seq
        """,
        row => EntryCodec.Read(row.Bytes(0)));

    private static (LogTail Tail, KnownHead Known) Load(SqliteConnection connection, LedgerHome home)
    {
        var known = KnownHead.Read(home.HeadPath);
        var (tree, last) = (new MerkleTree(), (Digest?)null);
        connection.All("SELECT seq, leaf FROM entry ORDER BY seq", row =>
        {
            if (row.GetInt64(0) != tree.Size) throw new FormatException($"Entry {tree.Size} is missing.");
            last = row.Hash(1);
            tree.Add(last.Value);
            if (tree.Size == known.Head?.Size) known = known with { RootHere = tree.Root() };
            return 0;
        });
        return (new LogTail(tree, last), known);
    }

    private static string? Divergence(
        SqliteConnection connection, LedgerContext context, LogTail tail, KnownHead known)
    {
        var signed = connection.One("SELECT coalesce(max(size),0) FROM checkpoint", row => row.GetInt64(0));

        // Made, and killed before the head was kept: nothing was signed yet, so nothing can contradict it.
        var newborn = known is { Problem: null, Head: null } && tail.Tree.Size == 1 && signed == 0;
        if (!newborn && known.Problem is { } problem) return problem;
        if (!newborn && known.Head is null) return "the head file is missing";
        if (known.Head is { } head)
        {
            if (known.Log != context.Origin.ToString()) return $"the head file belongs to {known.Log}";
            var size = tail.Tree.Size;
            if (head.Size > size) return $"the head file knows {head.Size} entries, here are {size}";
            if (known.RootHere != head.Root) return $"the first {head.Size} entries are not those of the head file";
        }

        if (signed > tail.Tree.Size) return $"a head of {signed} entries was signed, here are {tail.Tree.Size}";
        if (context.Keys.Node.Id != context.Signer.KeyId) return "the node's key is not the one of this log";
        return PlatformIsKnown(connection, context) ? null : "this is another machine than the one the log was made on";
    }

    private static bool PlatformIsKnown(SqliteConnection connection, LedgerContext context)
    {
        var first = connection.One("SELECT body FROM entry WHERE seq=0", row => EntryCodec.Read(row.Bytes(0)));
        if (first?.Data is not { } data || !data.TryGetProperty("platform_c", out var text)) return false;
        var promise = Digest.Parse(text.GetString() ?? "");
        var salt = connection.One("SELECT salt FROM salt WHERE commitment=$1", row => row.Bytes(0), promise);
        var platform = Encoding.UTF8.GetBytes(context.Home.PlatformId);
        return salt is not null && Commitment.Of(salt, platform) == promise;
    }
}
