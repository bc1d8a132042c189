using Permagent.Brain.Episodes;
using Permagent.Brain.Ingest;
using Permagent.Brain.Outbox;
using Permagent.Brain.Recall;

namespace Permagent.Brain;

/// <summary>The memory of one state folder: episodes kept word for word, an index over them, and facts on two time
/// axes. Expected failures are values in the results; a method throws only for a wrong call or a cancelled
/// one.</summary>
/// <remarks>Any thread may call it. In <see cref="BrainMode.Inline"/> every method has completed when it
/// returns.</remarks>
public interface IBrain : IAsyncDisposable
{
    /// <summary>What works now. Never throws.</summary>
    BrainHealth Health { get; }

    /// <summary>Facts, entities and their history.</summary>
    IGraph Graph { get; }

    /// <summary>The user's hands: correct, retract, pin, undo.</summary>
    ICuration Curation { get; }

    /// <summary>The 30-day bin.</summary>
    IForgetting Forgetting { get; }

    /// <summary>Export.</summary>
    ITransfer Transfer { get; }

    /// <summary>Ledger entries that the node still has to write, in order.</summary>
    IBrainOutbox Outbox { get; }

    /// <summary>Stores episodes, at most <see cref="BrainLimits.DraftsMax"/> a call, in one transaction; one result a
    /// draft, in order. An equal episode is not stored twice.</summary>
    ValueTask<ImmutableArray<WriteResult>> AddAsync(
        IReadOnlyList<EpisodeDraft> drafts, CancellationToken cancellationToken);

    /// <summary>Keeps what the user said as an episode of origin user, with a fact if one is given.</summary>
    ValueTask<RememberResult> RememberAsync(RememberRequest request, CancellationToken cancellationToken);

    /// <summary>Reads the files of a folder, newest first. Progress comes at most every 500 ms and at the end. Stopped
    /// anywhere, the next call goes on where it ended; run twice, the second changes nothing.</summary>
    IAsyncEnumerable<IngestProgress> IngestAsync(IngestRequest request, CancellationToken cancellationToken);

    /// <summary>Finds episodes for a question. Reading never changes ranking.</summary>
    ValueTask<RecallResult> RecallAsync(RecallQuery query, CancellationToken cancellationToken);

    /// <summary>The episode with this id, closed ones too; null if it is unknown or in the bin.</summary>
    ValueTask<Episode?> OpenAsync(EpisodeId id, CancellationToken cancellationToken);

    /// <summary>The current episodes of a session from an ordinal on.</summary>
    ValueTask<SessionPage> PageAsync(SessionId session, int fromOrd, int count, CancellationToken cancellationToken);

    /// <summary>An episode and its current neighbours in the session, in order; empty if the id is unknown.</summary>
    ValueTask<ImmutableArray<Episode>> AroundAsync(
        EpisodeId id, int before, int after, CancellationToken cancellationToken);

    /// <summary>The exact check: the only door that may answer "not stored".</summary>
    ValueTask<ExistsResult> ExistsAsync(ExistsQuery query, CancellationToken cancellationToken);

    /// <summary>Counts of what is stored.</summary>
    ValueTask<BrainStats> StatsAsync(CancellationToken cancellationToken);
}
