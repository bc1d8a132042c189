using System.Runtime.CompilerServices;
using Permagent.Node.Api;

namespace Permagent.Node.Tests.Simulation;

/// <summary>Each call goes to the node as it runs then; a node that died in the middle is a lost connection.</summary>
internal sealed class SimulatedClient(SimulatedHome home) : INodeClient
{
    public Task<NodeStatus> StatusAsync(CancellationToken cancellationToken) =>
        home.Now.StatusAsync(cancellationToken);

    public Task<FolderView> GrantFolderAsync(GrantFolderRequest request, CancellationToken cancellationToken) =>
        home.Now.GrantFolderAsync(request, cancellationToken);

    public async IAsyncEnumerable<IngestUpdate> IngestAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in home.Now.IngestAsync(folder, cancellationToken)) yield return item;
    }

    public Task<AskView> AskAsync(string question, CancellationToken cancellationToken) =>
        home.Now.AskAsync(question, cancellationToken);

    public Task<RecallView> RecallAsync(RecallRequest request, CancellationToken cancellationToken) =>
        home.Now.RecallAsync(request, cancellationToken);

    public Task<MemoryView> RememberAsync(RememberRequest request, CancellationToken cancellationToken) =>
        home.Now.RememberAsync(request, cancellationToken);

    public Task<MemoryView> ShowMemoryAsync(string id, AsOfRequest asOf, CancellationToken cancellationToken) =>
        home.Now.ShowMemoryAsync(id, asOf, cancellationToken);

    public Task<HistoryView> HistoryAsync(string id, CancellationToken cancellationToken) =>
        home.Now.HistoryAsync(id, cancellationToken);

    public Task<MemoryChanged> EditMemoryAsync(EditMemoryRequest request, CancellationToken cancellationToken) =>
        home.Now.EditMemoryAsync(request, cancellationToken);

    public Task<MemoryChanged> ForgetAsync(ForgetRequest request, CancellationToken cancellationToken) =>
        home.Now.ForgetAsync(request, cancellationToken);

    public Task<MemoryChanged> RestoreMemoryAsync(string id, CancellationToken cancellationToken) =>
        home.Now.RestoreMemoryAsync(id, cancellationToken);

    public Task<ExportView> ExportMemoryAsync(ExportRequest request, CancellationToken cancellationToken) =>
        home.Now.ExportMemoryAsync(request, cancellationToken);

    public Task<GoalView> OpenGoalAsync(OpenGoalRequest request, CancellationToken cancellationToken) =>
        home.Now.OpenGoalAsync(request, cancellationToken);

    public Task<GoalView> GetGoalAsync(string id, CancellationToken cancellationToken) =>
        home.Now.GetGoalAsync(id, cancellationToken);

    public Task<IReadOnlyList<GoalView>> ListGoalsAsync(int limit, CancellationToken cancellationToken) =>
        home.Now.ListGoalsAsync(limit, cancellationToken);

    public Task<GoalView> CancelGoalAsync(string id, string why, CancellationToken cancellationToken) =>
        home.Now.CancelGoalAsync(id, why, cancellationToken);

    public Task<IReadOnlyList<AskCardView>> InboxAsync(CancellationToken cancellationToken) =>
        home.Now.InboxAsync(cancellationToken);

    public Task<AnswerView> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken) =>
        home.Now.AnswerAsync(request, cancellationToken);

    public Task<IReadOnlyList<ReceiptView>> ListReceiptsAsync(int limit, CancellationToken cancellationToken) =>
        home.Now.ListReceiptsAsync(limit, cancellationToken);

    public Task<ReceiptView> GetReceiptAsync(string id, CancellationToken cancellationToken) =>
        home.Now.GetReceiptAsync(id, cancellationToken);

    public Task<ExportView> ExportReceiptAsync(string id, string folder, CancellationToken cancellationToken) =>
        home.Now.ExportReceiptAsync(id, folder, cancellationToken);

    public Task<LedgerView> LedgerAsync(long from, int limit, CancellationToken cancellationToken) =>
        home.Now.LedgerAsync(from, limit, cancellationToken);

    public Task<ExportView> ExportLedgerAsync(string folder, CancellationToken cancellationToken) =>
        home.Now.ExportLedgerAsync(folder, cancellationToken);

    public Task<LedgerCheckView> CheckLedgerAsync(CancellationToken cancellationToken) =>
        home.Now.CheckLedgerAsync(cancellationToken);

    public Task<UndoView> UndoAsync(string id, CancellationToken cancellationToken) =>
        home.Now.UndoAsync(id, cancellationToken);

    public Task<IReadOnlyList<UndoRowView>> ListUndosAsync(CancellationToken cancellationToken) =>
        home.Now.ListUndosAsync(cancellationToken);

    public Task<IReadOnlyList<FeedRowView>> LogAsync(long after, int limit, CancellationToken cancellationToken) =>
        home.Now.LogAsync(after, limit, cancellationToken);

    public async IAsyncEnumerable<FeedRowView> EventsAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in home.Now.EventsAsync(after, cancellationToken)) yield return item;
    }

    public Task<ResumeCard> ResumeCardAsync(CancellationToken cancellationToken) =>
        home.Now.ResumeCardAsync(cancellationToken);

    public Task<NodeStatus> ResumeAsync(AnswerRequest request, CancellationToken cancellationToken) =>
        home.Now.ResumeAsync(request, cancellationToken);

    public Task ShutdownAsync(CancellationToken cancellationToken) =>
        home.Now.ShutdownAsync(cancellationToken);

    public Task<IReadOnlyList<DoctorLine>> DoctorAsync(bool deep, CancellationToken cancellationToken) =>
        home.Now.DoctorAsync(deep, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
