using Permagent.Brain.Episodes;
using Permagent.Brain.Facts;
using Permagent.Brain.Forgetting;
using Permagent.Brain.Ingest;
using Permagent.Brain.Lexical;
using Permagent.Brain.Outbox;
using Permagent.Brain.Recall;
using Permagent.Brain.Store;
using Permagent.Brain.Transfer;

namespace Permagent.Brain;

/// <summary>The Brain in one SQLite file, with its index in memory.</summary>
public sealed class SqliteBrain : IBrain
{
    private readonly BrainOptions _options;
    private readonly BrainFile _file;
    private readonly LexicalIndex _index;
    private readonly BrainReaders _readers;
    private readonly BrainWriter _writer;
    private readonly RecallEngine _recall;

    private SqliteBrain(BrainOptions options)
    {
        _options = options;
        _file = BrainFile.Open(options);
        _readers = new(_file);
        _index = _readers.Read(IndexLoader.Load, CancellationToken.None);
        _writer = new(_file, _index, options);
        _recall = new(_index, _readers, options);
        Graph = new GraphDoor(_readers, _writer, options.Clock);
        Curation = new CurationDoor(_readers, _writer);
        Forgetting = new ForgettingDoor(_readers, _writer, _recall);
        Transfer = new TransferDoor(_readers, _writer, options.Clock);
        Outbox = new OutboxDoor(_readers, _writer);
    }

    /// <inheritdoc/>
    public BrainHealth Health => _writer.Health;

    /// <inheritdoc/>
    public IGraph Graph { get; }

    /// <inheritdoc/>
    public ICuration Curation { get; }

    /// <inheritdoc/>
    public IForgetting Forgetting { get; }

    /// <inheritdoc/>
    public ITransfer Transfer { get; }

    /// <inheritdoc/>
    public IBrainOutbox Outbox { get; }

    /// <summary>Opens the Brain of a folder, or makes it. One process at a time may do so; the node's lock file sees to
    /// that.</summary>
    /// <exception cref="BrainDamagedException">A file is damaged or missing; nothing was changed.</exception>
    /// <exception cref="BrainTooNewException">Written by a newer program; nothing was changed.</exception>
    public static SqliteBrain Open(BrainOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options);
    }

    /// <summary>Looks through the files of a Brain that nobody has open; changes nothing. The caller holds the home's
    /// lock.</summary>
    /// <exception cref="BrainDamagedException">A file is damaged or missing.</exception>
    /// <exception cref="BrainTooNewException">Written by a newer program.</exception>
    public static void Examine(BrainOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        BrainFile.Examine(options);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<WriteResult>> AddAsync(
        IReadOnlyList<EpisodeDraft> drafts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        if (drafts.Count > BrainLimits.DraftsMax)
            throw new ArgumentException(
                $"{drafts.Count} drafts in one call; at most {BrainLimits.DraftsMax}.", nameof(drafts));
        var written = await _writer.WriteAsync(scope => DraftWriter.Add(scope, drafts), cancellationToken)
            .ConfigureAwait(false);
        return written.Failure is { } failure
            ? [.. drafts.Select(_ => new WriteResult(failure, default, written.Reason))]
            : written.Value;
    }

    /// <inheritdoc/>
    public async ValueTask<RememberResult> RememberAsync(
        RememberRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var written = await _writer.WriteAsync(scope => Rememberer.Remember(scope, request), cancellationToken)
                .ConfigureAwait(false);
            return written.Value ?? Refused(written.Failure ?? WriteOutcome.Busy, written.Reason, null);
        }
        catch (FactRefusedException refused)
        {
            var fact = new AssertResult(AssertOutcome.Refused, null, null, [], refused.Message);
            return Refused(WriteOutcome.Refused, refused.Message, fact);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<IngestProgress> IngestAsync(IngestRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new IngestRun(_readers, _writer, _options, request).RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<RecallResult> RecallAsync(RecallQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(_recall.Recall(query, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<Episode?> OpenAsync(EpisodeId id, CancellationToken cancellationToken) =>
        new(_readers.Read(db => EpisodeReader.ById(db, id), cancellationToken));

    /// <inheritdoc/>
    public ValueTask<SessionPage> PageAsync(
        SessionId session, int fromOrd, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromOrd);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, BrainLimits.PageMax);
        return new(_readers.Read(
            db =>
            {
                var found = EpisodeReader.From(db, session, fromOrd, count + 1);
                var title = found.Count > 0 ? found[0].Source.Title : "";
                int? next = found.Count > count ? found[count].Ord : null;
                return new SessionPage(session, title, [.. found.Take(count)], next);
            },
            cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Episode>> AroundAsync(
        EpisodeId id, int before, int after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, BrainLimits.PageMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(after, BrainLimits.PageMax);
        return new(_readers.Read<ImmutableArray<Episode>>(
            db =>
            {
                if (EpisodeReader.ById(db, id) is not { } middle) return [];
                var earlier = EpisodeReader.Before(db, middle.Session, middle.Ord, before);
                var later = EpisodeReader.From(db, middle.Session, middle.Ord + 1, after);
                return [.. Enumerable.Reverse(earlier), middle, .. later];
            },
            cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<ExistsResult> ExistsAsync(ExistsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Health.State is BrainState.Ok or BrainState.ReadOnly
            ? new(_readers.Read(db => ExactCheck.Find(db, query), cancellationToken))
            : new(new ExistsResult(ExistsAnswer.Unknown, []));
    }

    /// <inheritdoc/>
    public ValueTask<BrainStats> StatsAsync(CancellationToken cancellationToken) =>
        new(_readers.Read(db => StatsReader.Read(db, _file.Path), cancellationToken));

    /// <summary>Drops the connections without finishing what waits, as a crash of the process would. What was
    /// acknowledged is on disk.</summary>
    public void Crash()
    {
        _writer.Crash();
        _readers.Dispose();
    }

    /// <summary>Sets how many pages the database may have, as a small disk would. For tests.</summary>
    internal void LimitPages(int pagesMax) => _writer.LimitPages(pagesMax);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // The writer first: it may still answer commands whose callers then read.
        _writer.Dispose();
        _readers.Dispose();
        return ValueTask.CompletedTask;
    }

    private static RememberResult Refused(WriteOutcome outcome, string reason, AssertResult? fact) =>
        new(new(outcome, default, reason), fact, null);
}
