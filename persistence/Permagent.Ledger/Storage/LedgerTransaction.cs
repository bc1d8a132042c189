using Microsoft.Data.Sqlite;
using Permagent.Verify.Keys;

namespace Permagent.Ledger.Storage;

/// <summary>What a piece of work may do while the database's transaction is open.</summary>
internal sealed class LedgerTransaction(SqliteConnection connection, LedgerContext context, LogTail tail)
{
    private static readonly string[] AfterClose = [EntryTypes.Undo, EntryTypes.Redaction, EntryTypes.Incident];

    private readonly List<AppendedEntry> _appended = [];

    public SqliteConnection Db => connection;

    public LedgerContext Context => context;

    /// <summary>The log with all that was appended so far.</summary>
    public LogTail Tail { get; private set; } = tail;

    public long NextSeq => Tail.Tree.Size;

    public int Bytes { get; private set; }

    public IReadOnlyList<AppendedEntry> Appended => _appended;

    /// <summary>A head must be signed right after the commit.</summary>
    public bool WantsCheckpoint { get; set; }

    /// <summary>The keys after the commit; null = as before it.</summary>
    public KeyRing? NewKeys { get; set; }

    public DateTimeOffset Now { get; } = context.Home.Clock.GetUtcNow();

    /// <summary>Seals a draft, writes it and returns its place.</summary>
    public long Append(EntryDraft draft)
    {
        RefuseAfterClose(draft);
        var seq = NextSeq;
        var entry = Entry.Seal(draft, new EntryPlace(
            context.Origin, seq, Now, context.Home.BootId, context.MonoMs(), Tail.LastLeaf));
        var body = EntryCodec.Write(entry);
        var leaf = Merkle.Leaf(body);
        connection.Run("INSERT INTO entry(seq, body, leaf) VALUES($1,$2,$3)", seq, body, leaf);
        Tail = Tail.With(leaf);
        Bytes += body.Length;
        _appended.Add(new AppendedEntry(seq, draft.Type, draft.Goal, draft.Task));
        return seq;
    }

    /// <summary>The entry at a place; null = there is none.</summary>
    public Entry? Read(long seq) => connection.One(
        "SELECT body FROM entry WHERE seq=$1", row => EntryCodec.Read(row.Bytes(0)), seq);

    /// <summary>Runs one piece of work; when it throws, nothing of it is left.</summary>
    public void Guarded(Action<LedgerTransaction> work)
    {
        var (tail, count, bytes) = (Tail, _appended.Count, Bytes);
        var (wants, keys) = (WantsCheckpoint, NewKeys);
        connection.Run("SAVEPOINT work");
        try
        {
            work(this);
            connection.Run("RELEASE work");
        }
        catch (Exception failure) when (!Database.IsFull(failure))
        {
            connection.Run("ROLLBACK TO work; RELEASE work");
            (Tail, Bytes, WantsCheckpoint, NewKeys) = (tail, bytes, wants, keys);
            _appended.RemoveRange(count, _appended.Count - count);
            throw;
        }
    }

    private void RefuseAfterClose(EntryDraft draft)
    {
        if (draft.Task is not { } task || AfterClose.Contains(draft.Type)) return;
        var closed = connection.One("SELECT seq FROM receipt WHERE task=$1", row => row.LongOrNull(0), task);
        if (closed is { } seq)
        {
            throw new LedgerRefusedException($"Task {task} was closed by receipt {seq}; {draft.Type} cannot name it.");
        }
    }
}
