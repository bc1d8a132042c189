using System.Runtime.CompilerServices;
using System.Text.Json;
using Permagent.Kernel.Actor;
using Permagent.Node.Adapters;
using Permagent.Node.Api;
using Permagent.Node.Doctor;
using Permagent.Node.Home;
using Permagent.Node.Keys;
using Permagent.Node.Stop;
using Permagent.Node.Wiring;
using Permagent.Protocol;
using Permagent.Protocol.Goals;

namespace Permagent.Node.Service;

/// <summary>The local API in the node's own process: what the socket serves and what a simulation calls. Holds no rule;
/// each desk knows one part.</summary>
internal sealed class NodeService : INodeClient
{
    private readonly HomeFolder _home;
    private readonly NodeStores _stores;
    private readonly NodeAmbient _ambient;
    private readonly NodeTree _tree;
    private readonly MemoryDesk _memory;
    private readonly ReadingDesk _readings;
    private readonly GoalDesk _goals;
    private readonly AskDesk _asks;
    private readonly LedgerDesk _ledger;
    private readonly StopDesk _stopDesk;
    private readonly FolderDesk _folders;
    private readonly StopSwitch _stop;
    private readonly KeySync _keys;
    private readonly JournalFeedStore _feed;
    private readonly DateTimeOffset _started;

    public NodeService(HomeFolder home, NodeStores stores, NodeAmbient ambient, NodeTree tree)
    {
        (_home, _stores, _ambient, _tree) = (home, stores, ambient, tree);
        _started = ambient.Clock.GetUtcNow();
        _stop = new(home);
        _folders = new(home, stores.Ledger, ambient.Clock);
        _memory = new(stores.Brain, ambient.Clock);
        _readings = new(stores.Brain, new(home), ambient.Clock, new());
        _goals = new(tree.Goals, () => _folders.All);
        _asks = new(tree.Trust, stores.Ledger.Status.Origin.ToString());
        _ledger = new(stores.Ledger);
        _stopDesk = new(_stop, stores.Ledger, ambient.Clock, ambient.Secrets);
        _keys = new(new KeyFiles(home), stores.Ledger);
        _feed = new(stores.Journal);
    }

    /// <summary>Completes when a caller asked the node to end.</summary>
    public TaskCompletionSource ShutdownAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public async Task<NodeStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var stats = await _stores.Brain.StatsAsync(cancellationToken);
        var goals = await _goals.ListAsync(OpenGoalsMax, cancellationToken);
        var asks = await _asks.InboxAsync(cancellationToken);
        var ledger = _stores.Ledger.Status;
        var state = ledger.Diverged is { } reason ? $"diverged: {reason}"
            : ledger.Full ? "full"
            : ledger.Trouble is { } trouble ? $"trouble: {trouble}" : "ok";
        var health = _stores.Brain.Health;
        return new(
            _ambient.Version, ApiRoutes.Protocol, ledger.Origin.Node.ToString(), _home.Root, ledger.Trial,
            Environment.ProcessId, _started, Ready: true, _stop.IsSet, state, ledger.Head.Size,
            health.Reason.Length > 0 ? $"{health.State}: {health.Reason}" : health.State.ToString().ToLowerInvariant(),
            stats.Episodes, stats.Facts, goals.Count(goal => !goal.Terminal), asks.Count, _folders.All,
            "none: exec.* is refused", "none: quotes instead of answers, playbooks instead of plans",
            NetworkCalls: 0, ModelCalls: 0, NotesOf(state), _stores.Journal.Feed.Count() - 1);
    }

    /// <inheritdoc/>
    public Task<FolderView> GrantFolderAsync(GrantFolderRequest request, CancellationToken cancellationToken) =>
        _folders.GrantAsync(request, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<IngestUpdate> IngestAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var granted = _folders.Require(folder);
        await foreach (var update in _readings.ReadAsync(granted.Path, cancellationToken)) yield return update;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IngestUpdate> ReadFirstAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var granted = _folders.Require(folder);
        await foreach (var update in _readings.ReadFirstAsync(granted.Path, cancellationToken)) yield return update;
    }

    /// <summary>Takes up readings that an earlier run of the node left open. Not while it is stopped.</summary>
    public void GoOnReading()
    {
        if (!_stop.IsSet) _readings.GoOn(folder => _folders.All.Any(granted => granted.Path == folder));
    }

    /// <inheritdoc/>
    public Task<AskView> AskAsync(string question, CancellationToken cancellationToken) =>
        _memory.AskAsync(question, cancellationToken);

    /// <inheritdoc/>
    public Task<RecallView> RecallAsync(RecallRequest request, CancellationToken cancellationToken) =>
        _memory.RecallAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryView> RememberAsync(RememberRequest request, CancellationToken cancellationToken) =>
        _memory.RememberAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryView> ShowMemoryAsync(string id, AsOfRequest asOf, CancellationToken cancellationToken) =>
        _memory.ShowAsync(id, asOf, cancellationToken);

    /// <inheritdoc/>
    public Task<HistoryView> HistoryAsync(string id, CancellationToken cancellationToken) =>
        _memory.HistoryAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryChanged> EditMemoryAsync(EditMemoryRequest request, CancellationToken cancellationToken) =>
        _memory.EditAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryChanged> ForgetAsync(ForgetRequest request, CancellationToken cancellationToken) =>
        _memory.ForgetAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryChanged> RestoreMemoryAsync(string id, CancellationToken cancellationToken) =>
        _memory.RestoreAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<ExportView> ExportMemoryAsync(ExportRequest request, CancellationToken cancellationToken) =>
        _memory.ExportAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<GoalView> OpenGoalAsync(OpenGoalRequest request, CancellationToken cancellationToken) =>
        _goals.OpenAsync(request, FreshGoal(), cancellationToken);

    /// <inheritdoc/>
    public Task<GoalView> GetGoalAsync(string id, CancellationToken cancellationToken) =>
        _goals.GetAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<GoalView>> ListGoalsAsync(int limit, CancellationToken cancellationToken) =>
        _goals.ListAsync(limit, cancellationToken);

    /// <inheritdoc/>
    public Task<GoalView> CancelGoalAsync(string id, string why, CancellationToken cancellationToken) =>
        _goals.CancelAsync(id, why, cancellationToken);

    /// <inheritdoc/>
    public Task<GoalView> DecideGoalAsync(DecideGoalRequest request, CancellationToken cancellationToken) =>
        _goals.DecideAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AskCardView>> InboxAsync(CancellationToken cancellationToken) =>
        _asks.InboxAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<AnswerView> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        await _keys.RunAsync(cancellationToken);
        return await _asks.AnswerAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReceiptView>> ListReceiptsAsync(int limit, CancellationToken cancellationToken) =>
        _ledger.ListAsync(limit, cancellationToken);

    /// <inheritdoc/>
    public Task<ReceiptView> GetReceiptAsync(string id, CancellationToken cancellationToken) =>
        _ledger.GetAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<ExportView> ExportReceiptAsync(string id, string folder, CancellationToken cancellationToken) =>
        _ledger.ExportAsync(id, folder, cancellationToken);

    /// <inheritdoc/>
    public Task<LedgerView> LedgerAsync(long from, int limit, CancellationToken cancellationToken) =>
        _ledger.PageAsync(from, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<ExportView> ExportLedgerAsync(string folder, CancellationToken cancellationToken) =>
        _ledger.ExportLogAsync(folder, cancellationToken);

    /// <inheritdoc/>
    public Task<LedgerCheckView> CheckLedgerAsync(CancellationToken cancellationToken) =>
        _ledger.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<UndoView> UndoAsync(string id, CancellationToken cancellationToken) =>
        id.StartsWith(MemoryDesk.UndoPrefix, StringComparison.Ordinal)
            ? _memory.UndoAsync(id, cancellationToken)
            : _asks.UndoAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UndoRowView>> ListUndosAsync(CancellationToken cancellationToken) =>
        _asks.ListUndosAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedRowView>> LogAsync(long after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<FeedRowView>>(
            [.. _feed.ReadAfter(after, Math.Clamp(limit, 1, FeedPageMax)).Select(Of)]);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedRowView> EventsAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var row in await LogAsync(after, FeedPageMax, cancellationToken))
            {
                after = row.Pos;
                yield return row;
            }

            var from = after;
            try
            {
                await _tree.Bell.Ask<RowIsThere>(
                    replyTo => new WaitForRow(from, replyTo), BellTime, cancellationToken);
            }
            catch (AskTimeoutException)
            {
                // Nothing happened for a while; look once more and wait on.
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ResumeCard> ResumeCardAsync(CancellationToken cancellationToken)
    {
        await _keys.RunAsync(cancellationToken);
        return await _stopDesk.CardAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<NodeStatus> ResumeAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        await _keys.RunAsync(cancellationToken);
        await _stopDesk.ResumeAsync(request, cancellationToken);
        _tree.Goals.Tell(new StopChanged());
        GoOnReading();
        return await StatusAsync(cancellationToken);
    }

    /// <summary>Notes a stop in the ledger and wakes the goals.</summary>
    public async Task StopSeenAsync(CancellationToken cancellationToken)
    {
        _tree.Goals.Tell(new StopChanged());
        await _readings.HaltAsync();
        await _stopDesk.NoteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task ShutdownAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ShutdownAsked.TrySetResult();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DoctorLine>> DoctorAsync(bool deep, CancellationToken cancellationToken) =>
        new NodeDoctor(_home, _stores, _feed).CheckAsync(deep, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _readings.DisposeAsync();
        _folders.Dispose();
        _stopDesk.Dispose();
    }

    private const int OpenGoalsMax = 1_000; // Shown as a count; more goals than may be open.
    private const int FeedPageMax = 500; // The local API's window (experience.md section 1).
    private static readonly TimeSpan BellTime = TimeSpan.FromSeconds(30); // A lost wake-up costs this much.

    private GoalId FreshGoal()
    {
        var bytes = new byte[16];
        lock (_ambient.Chance) _ambient.Chance.NextBytes(bytes);
        return new(new Guid(bytes));
    }

    private List<string> NotesOf(string ledger)
    {
        var notes = new List<string>();
        if (_stop.IsSet) notes.Add("Stopped. Nothing acts until permagent resume.");
        notes.AddRange(_readings.Notes);
        if (ledger != "ok") notes.Add("The ledger does not take entries: only reads work. permagent doctor");
        notes.Add("No sandbox yet: exec.* is refused.");
        notes.Add("No model: playbooks, rules and exact quotes only.");
        return notes;
    }

    private static FeedRowView Of(Protocol.Feed.FeedRow row)
    {
        using var data = JsonDocument.Parse(row.Data);
        return new(row.Pos, row.At, row.Type, row.LedgerSeq, row.Goal, row.Task, data.RootElement.Clone());
    }
}
