using System.Runtime.CompilerServices;
using Permagent.Node.Api;

namespace Permagent.Node.Tests;

/// <summary>The local API by way of a test, which says where each call goes and sees each answer.</summary>
internal sealed class RelayedClient(IRelay home) : INodeClient
{
    public Task<NodeStatus> StatusAsync(CancellationToken cancellationToken) =>
        home.CallAsync(node => node.StatusAsync(cancellationToken));

    public Task<FolderView> GrantFolderAsync(GrantFolderRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.GrantFolderAsync(request, cancellationToken));

    public async IAsyncEnumerable<IngestUpdate> IngestAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = home.Now.IngestAsync(folder, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await home.CallAsync(_ => rows.MoveNextAsync().AsTask())) yield return rows.Current;
    }

    public Task<AskView> AskAsync(string question, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.AskAsync(question, cancellationToken));

    public Task<RecallView> RecallAsync(RecallRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.RecallAsync(request, cancellationToken));

    public Task<MemoryView> RememberAsync(RememberRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.RememberAsync(request, cancellationToken));

    public Task<MemoryView> ShowMemoryAsync(string id, AsOfRequest asOf, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ShowMemoryAsync(id, asOf, cancellationToken));

    public Task<HistoryView> HistoryAsync(string id, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.HistoryAsync(id, cancellationToken));

    public Task<MemoryChanged> EditMemoryAsync(EditMemoryRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.EditMemoryAsync(request, cancellationToken));

    public Task<MemoryChanged> ForgetAsync(ForgetRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ForgetAsync(request, cancellationToken));

    public Task<MemoryChanged> RestoreMemoryAsync(string id, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.RestoreMemoryAsync(id, cancellationToken));

    public Task<ExportView> ExportMemoryAsync(ExportRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ExportMemoryAsync(request, cancellationToken));

    public Task<GoalView> OpenGoalAsync(OpenGoalRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.OpenGoalAsync(request, cancellationToken));

    public Task<GoalView> GetGoalAsync(string id, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.GetGoalAsync(id, cancellationToken));

    public Task<IReadOnlyList<GoalView>> ListGoalsAsync(int limit, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ListGoalsAsync(limit, cancellationToken));

    public Task<GoalView> CancelGoalAsync(string id, string why, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.CancelGoalAsync(id, why, cancellationToken));

    public Task<GoalView> DecideGoalAsync(DecideGoalRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.DecideGoalAsync(request, cancellationToken));

    public Task<IReadOnlyList<AskCardView>> InboxAsync(CancellationToken cancellationToken) =>
        home.CallAsync(node => node.InboxAsync(cancellationToken));

    public Task<AnswerView> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.AnswerAsync(request, cancellationToken));

    public Task<IReadOnlyList<ReceiptView>> ListReceiptsAsync(int limit, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ListReceiptsAsync(limit, cancellationToken));

    public Task<ReceiptView> GetReceiptAsync(string id, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.GetReceiptAsync(id, cancellationToken));

    public Task<ExportView> ExportReceiptAsync(string id, string folder, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ExportReceiptAsync(id, folder, cancellationToken));

    public Task<LedgerView> LedgerAsync(long from, int limit, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.LedgerAsync(from, limit, cancellationToken));

    public Task<ExportView> ExportLedgerAsync(string folder, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ExportLedgerAsync(folder, cancellationToken));

    public Task<LedgerCheckView> CheckLedgerAsync(CancellationToken cancellationToken) =>
        home.CallAsync(node => node.CheckLedgerAsync(cancellationToken));

    public Task<UndoView> UndoAsync(string id, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.UndoAsync(id, cancellationToken));

    public Task<IReadOnlyList<UndoRowView>> ListUndosAsync(CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ListUndosAsync(cancellationToken));

    public Task<IReadOnlyList<FeedRowView>> LogAsync(long after, int limit, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.LogAsync(after, limit, cancellationToken));

    public async IAsyncEnumerable<FeedRowView> EventsAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = home.Now.EventsAsync(after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await home.CallAsync(_ => rows.MoveNextAsync().AsTask())) yield return rows.Current;
    }

    public Task<ResumeCard> ResumeCardAsync(CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ResumeCardAsync(cancellationToken));

    public Task<NodeStatus> ResumeAsync(AnswerRequest request, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.ResumeAsync(request, cancellationToken));

    public Task ShutdownAsync(CancellationToken cancellationToken) => home.ShutdownAsync(cancellationToken);

    public Task<IReadOnlyList<DoctorLine>> DoctorAsync(bool deep, CancellationToken cancellationToken) =>
        home.CallAsync(node => node.DoctorAsync(deep, cancellationToken));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
