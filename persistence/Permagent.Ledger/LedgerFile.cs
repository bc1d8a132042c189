using Permagent.Ledger.Blobs;
using Permagent.Ledger.Storage;

namespace Permagent.Ledger;

/// <summary>The ledger of one node: an append-only log with a hash tree, and all that must change together with
/// it.</summary>
/// <remarks>Any thread may call it. Every call that writes ends after its commit is durable.</remarks>
public sealed partial class LedgerFile : IAsyncDisposable
{
    private readonly LedgerContext _context;
    private readonly LedgerOptions _options;
    private readonly LedgerWriter _writer;
    private readonly LedgerReader _reader;
    private readonly BlobStore _blobs;

    private LedgerFile(LedgerContext context, LedgerOptions options, LedgerWriter writer)
    {
        (_context, _options, _writer) = (context, options, writer);
        _reader = new LedgerReader(context.Home.DatabasePath);
        _blobs = new BlobStore(context.Home.BlobFolder, context.Home.Secrets);
    }

    /// <summary>How it is now.</summary>
    public LedgerStatus Status =>
        new(_context.Origin, _writer.Head, _writer.Diverged, _writer.Full, _context.Keys.Trial,
            _writer.HeadFailure?.Message ?? _writer.ListenerFailure);

    /// <summary>The keys of this home as its key events tell them.</summary>
    public Verify.Keys.KeyRing Keys => _context.Keys;

    /// <summary>Makes a new log in an empty home; its first entry is <c>log.open</c>.</summary>
    /// <exception cref="LedgerRefusedException">There is a log or a head file already, or the keys do not
    /// fit.</exception>
    public static ValueTask<LedgerFile> CreateAsync(
        LedgerHome home, LedgerBirth birth, ISigner node, LedgerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(birth);
        cancellationToken.ThrowIfCancellationRequested();
        LedgerOpening.Create(home, birth, node, options);
        return OpenAsync(home, node, options, cancellationToken);
    }

    /// <summary>Opens the log; intents without a result get one that says <c>unknown</c>.</summary>
    /// <exception cref="LedgerDamagedException">The file is missing or cannot be read.</exception>
    /// <exception cref="LedgerNewerException">A newer version wrote it.</exception>
    public static async ValueTask<LedgerFile> OpenAsync(
        LedgerHome home, ISigner node, LedgerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var (context, writer) = LedgerOpening.Open(home, node, options);
        var ledger = new LedgerFile(context, options, writer);
        if (writer.Diverged is null) await ledger.CloseOpenIntentsAsync(cancellationToken).ConfigureAwait(false);
        return ledger;
    }

    /// <summary>Appends one entry; its place.</summary>
    /// <exception cref="EntryRefusedException">The draft breaks a rule, or its type has a method of its
    /// own.</exception>
    /// <exception cref="LedgerFullException">No room; nothing was written.</exception>
    public ValueTask<long> AppendAsync(EntryDraft draft, CancellationToken cancellationToken)
    {
        RefuseOwn(draft);
        return _writer.DoAsync(transaction => Append(transaction, draft), cancellationToken);
    }

    /// <summary>Appends entries together or not at all; their places.</summary>
    public ValueTask<ImmutableArray<long>> AppendAsync(
        ImmutableArray<EntryDraft> drafts, CancellationToken cancellationToken)
    {
        foreach (var draft in drafts) RefuseOwn(draft);
        return _writer.DoAsync(
            transaction => drafts.Select(draft => Append(transaction, draft)).ToImmutableArray(), cancellationToken);
    }

    /// <summary>Appends what another file's outbox brings, once for each stream and version.</summary>
    /// <remarks>The same again gives the first place. Another digest under a used version becomes an
    /// incident.</remarks>
    public ValueTask<SourceAppend> AppendFromSourceAsync(
        SourceVersion source, EntryDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        RefuseOwn(draft);
        return _writer.DoAsync(transaction => SourceWork.Append(transaction, source, draft), cancellationToken);
    }

    /// <summary>Signs the head as it is now, if it was not signed yet.</summary>
    /// <exception cref="LedgerRefusedException">The key failed; the entries are kept all the same.</exception>
    /// <exception cref="LedgerFullException">No room for the signature; the entries are kept all the same.</exception>
    public async ValueTask CheckpointAsync(CancellationToken cancellationToken)
    {
        await _writer.DoAsync(transaction => transaction.WantsCheckpoint = true, cancellationToken)
            .ConfigureAwait(false);

        // The first call asks for the signature; the second begins after it was made.
        await _writer.DoAsync(_ => 0, cancellationToken).ConfigureAwait(false);
        if (_writer.HeadFailure is LedgerFullException full) throw full;
        if (_writer.HeadFailure is { } failure)
            throw new LedgerRefusedException($"The head of the log could not be signed: {failure.Message}", failure);
    }

    /// <summary>Ends like a killed process: no last head is signed, waiting calls fail. For tests and
    /// simulations.</summary>
    public async ValueTask CrashAsync()
    {
        _reader.Dispose();
        await _writer.CrashAsync().ConfigureAwait(false);
    }

    /// <summary>Finishes what waits, signs the head and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _writer.DisposeAsync().ConfigureAwait(false);
    }

    private static void RefuseOwn(EntryDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (OwnTypes.Contains(draft.Type))
        {
            throw new EntryRefusedException($"{draft.Type} has a method of its own; it cannot be appended as it is.");
        }

        EntryCodec.Check(draft);
    }

    private static long Append(LedgerTransaction transaction, EntryDraft draft)
    {
        if (KeyTypes.Contains(draft.Type)) KeyEventWork.Apply(transaction, draft);
        return transaction.Append(draft);
    }

    private static readonly string[] KeyTypes = [EntryTypes.KeyAdd, EntryTypes.KeyRotate, EntryTypes.KeyRevoke];

    private static readonly string[] OwnTypes =
    [
        EntryTypes.LogOpen, EntryTypes.LogReset, EntryTypes.ActionIntent, EntryTypes.ActionResult,
        EntryTypes.ApprovalRequest, EntryTypes.ApprovalDecision, EntryTypes.AttemptOpen, EntryTypes.AttemptClose,
        EntryTypes.CheckRun, EntryTypes.Receipt, EntryTypes.TaskClose, EntryTypes.Redaction,
    ];
}
