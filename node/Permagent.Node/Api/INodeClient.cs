namespace Permagent.Node.Api;

/// <summary>The local API as its callers see it: the same over the Unix socket, in the daemon itself and in a simulated
/// node. Every failure that a person can cause or mend is a <see cref="NodeException"/>. Thread-safe.</summary>
public interface INodeClient : IAsyncDisposable
{
    /// <summary>State of the node in one screen.</summary>
    Task<NodeStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>Names a folder that the node may read, or also land into.</summary>
    Task<FolderView> GrantFolderAsync(GrantFolderRequest request, CancellationToken cancellationToken);

    /// <summary>Reads a granted folder into the Brain. Updates come at least each 500 ms; the last has
    /// <c>Done</c>.</summary>
    IAsyncEnumerable<IngestUpdate> IngestAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Reads a granted folder for a first run: as <see cref="IngestAsync"/>, but no longer than a person
    /// waits. When the last update has no <c>Done</c>, the node reads the rest in the background.</summary>
    IAsyncEnumerable<IngestUpdate> ReadFirstAsync(string folder, CancellationToken cancellationToken) =>
        IngestAsync(folder, cancellationToken); // A node without a background reads all of it.

    /// <summary>Answers a question from the Brain, each sentence with its source; without a model the answer is exact
    /// quotes.</summary>
    Task<AskView> AskAsync(string question, CancellationToken cancellationToken);

    /// <summary>Finds episodes.</summary>
    Task<RecallView> RecallAsync(RecallRequest request, CancellationToken cancellationToken);

    /// <summary>Keeps a sentence of the person's, word for word, and a fact where one is given.</summary>
    Task<MemoryView> RememberAsync(RememberRequest request, CancellationToken cancellationToken);

    /// <summary>One episode or fact in full, by id or unique prefix.</summary>
    Task<MemoryView> ShowMemoryAsync(string id, AsOfRequest asOf, CancellationToken cancellationToken);

    /// <summary>All versions of a fact's slot, oldest first.</summary>
    Task<HistoryView> HistoryAsync(string id, CancellationToken cancellationToken);

    /// <summary>Corrects or ends a fact, or pins an episode.</summary>
    Task<MemoryChanged> EditMemoryAsync(EditMemoryRequest request, CancellationToken cancellationToken);

    /// <summary>Moves memories to the 30-day bin.</summary>
    Task<MemoryChanged> ForgetAsync(ForgetRequest request, CancellationToken cancellationToken);

    /// <summary>Brings memories back from the bin.</summary>
    Task<MemoryChanged> RestoreMemoryAsync(string id, CancellationToken cancellationToken);

    /// <summary>Writes the Brain to open formats.</summary>
    Task<ExportView> ExportMemoryAsync(ExportRequest request, CancellationToken cancellationToken);

    /// <summary>Opens a goal.</summary>
    Task<GoalView> OpenGoalAsync(OpenGoalRequest request, CancellationToken cancellationToken);

    /// <summary>One goal, by <c>g7</c>, full id or unique prefix.</summary>
    Task<GoalView> GetGoalAsync(string id, CancellationToken cancellationToken);

    /// <summary>Goals, newest first.</summary>
    Task<IReadOnlyList<GoalView>> ListGoalsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Ends a goal.</summary>
    Task<GoalView> CancelGoalAsync(string id, string why, CancellationToken cancellationToken);

    /// <summary>Takes or refuses a plan that waits for review, or a result that no check could prove.</summary>
    Task<GoalView> DecideGoalAsync(DecideGoalRequest request, CancellationToken cancellationToken);

    /// <summary>Open asks, oldest first.</summary>
    Task<IReadOnlyList<AskCardView>> InboxAsync(CancellationToken cancellationToken);

    /// <summary>Answers an ask with a signed statement.</summary>
    Task<AnswerView> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken);

    /// <summary>Receipts, newest first.</summary>
    Task<IReadOnlyList<ReceiptView>> ListReceiptsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>One receipt, by <c>r41</c> (its ledger number) or task id.</summary>
    Task<ReceiptView> GetReceiptAsync(string id, CancellationToken cancellationToken);

    /// <summary>Writes a receipt's export folder (trust.md section 5). The folder must be empty or absent.</summary>
    Task<ExportView> ExportReceiptAsync(string id, string folder, CancellationToken cancellationToken);

    /// <summary>Ledger entries, oldest first from <paramref name="from"/>.</summary>
    Task<LedgerView> LedgerAsync(long from, int limit, CancellationToken cancellationToken);

    /// <summary>Writes the whole log as an export that <c>permagent verify</c> reads.</summary>
    Task<ExportView> ExportLedgerAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Hashes the whole log again and compares it with the head kept outside.</summary>
    Task<LedgerCheckView> CheckLedgerAsync(CancellationToken cancellationToken);

    /// <summary>Takes back a landed effect or a memory change, by its undo id.</summary>
    Task<UndoView> UndoAsync(string id, CancellationToken cancellationToken);

    /// <summary>Effects that can be undone, newest first.</summary>
    Task<IReadOnlyList<UndoRowView>> ListUndosAsync(CancellationToken cancellationToken);

    /// <summary>Rows of the event feed after <paramref name="after"/> (-1: from the first), at most
    /// <paramref name="limit"/> (500 at most).</summary>
    Task<IReadOnlyList<FeedRowView>> LogAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The event feed from after <paramref name="after"/> on, without gaps, for as long as it is
    /// read.</summary>
    IAsyncEnumerable<FeedRowView> EventsAsync(long after, CancellationToken cancellationToken);

    /// <summary>The card that must be signed with presence in order to go on after a stop.</summary>
    Task<ResumeCard> ResumeCardAsync(CancellationToken cancellationToken);

    /// <summary>Goes on after a stop. Tier 3: needs a presence signature.</summary>
    Task<NodeStatus> ResumeAsync(AnswerRequest request, CancellationToken cancellationToken);

    /// <summary>Ends the daemon in order: new work stops first, then what runs may end, the journal closes
    /// last.</summary>
    Task ShutdownAsync(CancellationToken cancellationToken);

    /// <summary>The doctor's checks that only the daemon can make.</summary>
    Task<IReadOnlyList<DoctorLine>> DoctorAsync(bool deep, CancellationToken cancellationToken);
}
