using System.Text.Json;

namespace Permagent.Node.Api;

/// <summary>The calls of the local API. One table serves the server; the client names the same constants.</summary>
internal static class ApiRoutes
{
    /// <summary>Version of this API; a client with another one is refused with 426.</summary>
    public const int Protocol = 1;

    /// <summary>Header that carries <see cref="Protocol"/> on every call.</summary>
    public const string ProtocolHeader = "Permagent-Protocol";

    /// <summary>Most bytes of a request: a goal's text is 8 KiB, an envelope under 64 KiB.</summary>
    public const int RequestBytesMax = 1 << 20;

    public const string Status = "status";
    public const string GrantFolder = "folders/grant";
    public const string Ingest = "brain/ingest";
    public const string ReadFirst = "brain/read-first";
    public const string Ask = "brain/ask";
    public const string Recall = "brain/recall";
    public const string Remember = "brain/remember";
    public const string ShowMemory = "brain/show";
    public const string History = "brain/history";
    public const string EditMemory = "brain/edit";
    public const string Forget = "brain/forget";
    public const string RestoreMemory = "brain/restore";
    public const string ExportMemory = "brain/export";
    public const string OpenGoal = "goals/open";
    public const string GetGoal = "goals/get";
    public const string ListGoals = "goals/list";
    public const string CancelGoal = "goals/cancel";
    public const string DecideGoal = "goals/decide";
    public const string Inbox = "inbox/list";
    public const string Answer = "inbox/answer";
    public const string ListReceipts = "receipts/list";
    public const string GetReceipt = "receipts/get";
    public const string ExportReceipt = "receipts/export";
    public const string Ledger = "ledger/page";
    public const string ExportLedger = "ledger/export";
    public const string CheckLedger = "ledger/check";
    public const string Undo = "undo/do";
    public const string ListUndos = "undo/list";
    public const string Log = "log/page";
    public const string Events = "events";
    public const string ResumeCard = "resume/card";
    public const string Resume = "resume/do";
    public const string Shutdown = "shutdown";
    public const string Doctor = "doctor";

    /// <summary>Every call with one answer. Streams (<see cref="Ingest"/>, <see cref="ReadFirst"/>,
    /// <see cref="Events"/>) are served apart.</summary>
    public static IReadOnlyDictionary<string, Handler> Table { get; } = Build();

    /// <summary>Reads the request, calls the node and gives the answer as JSON bytes.</summary>
    public delegate Task<byte[]> Handler(
        INodeClient node, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    private static Dictionary<string, Handler> Build() => new(StringComparer.Ordinal)
    {
        [Status] = On<NoRequest, NodeStatus>((n, _, t) => n.StatusAsync(t)),
        [GrantFolder] = On<GrantFolderRequest, FolderView>((n, r, t) => n.GrantFolderAsync(r, t)),
        [Ask] = On<TextRequest, AskView>((n, r, t) => n.AskAsync(r.Text, t)),
        [Recall] = On<RecallRequest, RecallView>((n, r, t) => n.RecallAsync(r, t)),
        [Remember] = On<RememberRequest, MemoryView>((n, r, t) => n.RememberAsync(r, t)),
        [ShowMemory] = On<ShowMemoryRequest, MemoryView>((n, r, t) => n.ShowMemoryAsync(r.Id, r.AsOf, t)),
        [History] = On<TextRequest, HistoryView>((n, r, t) => n.HistoryAsync(r.Text, t)),
        [EditMemory] = On<EditMemoryRequest, MemoryChanged>((n, r, t) => n.EditMemoryAsync(r, t)),
        [Forget] = On<ForgetRequest, MemoryChanged>((n, r, t) => n.ForgetAsync(r, t)),
        [RestoreMemory] = On<TextRequest, MemoryChanged>((n, r, t) => n.RestoreMemoryAsync(r.Text, t)),
        [ExportMemory] = On<ExportRequest, ExportView>((n, r, t) => n.ExportMemoryAsync(r, t)),
        [OpenGoal] = On<OpenGoalRequest, GoalView>((n, r, t) => n.OpenGoalAsync(r, t)),
        [GetGoal] = On<TextRequest, GoalView>((n, r, t) => n.GetGoalAsync(r.Text, t)),
        [ListGoals] = On<PageRequest, IReadOnlyList<GoalView>>((n, r, t) => n.ListGoalsAsync(r.Limit, t)),
        [CancelGoal] = On<CancelGoalRequest, GoalView>((n, r, t) => n.CancelGoalAsync(r.Id, r.Why, t)),
        [DecideGoal] = On<DecideGoalRequest, GoalView>((n, r, t) => n.DecideGoalAsync(r, t)),
        [Inbox] = On<NoRequest, IReadOnlyList<AskCardView>>((n, _, t) => n.InboxAsync(t)),
        [Answer] = On<AnswerRequest, AnswerView>((n, r, t) => n.AnswerAsync(r, t)),
        [ListReceipts] = On<PageRequest, IReadOnlyList<ReceiptView>>((n, r, t) => n.ListReceiptsAsync(r.Limit, t)),
        [GetReceipt] = On<TextRequest, ReceiptView>((n, r, t) => n.GetReceiptAsync(r.Text, t)),
        [ExportReceipt] = On<ExportReceiptRequest, ExportView>((n, r, t) => n.ExportReceiptAsync(r.Id, r.Folder, t)),
        [Ledger] = On<PageRequest, LedgerView>((n, r, t) => n.LedgerAsync(r.From, r.Limit, t)),
        [ExportLedger] = On<TextRequest, ExportView>((n, r, t) => n.ExportLedgerAsync(r.Text, t)),
        [CheckLedger] = On<NoRequest, LedgerCheckView>((n, _, t) => n.CheckLedgerAsync(t)),
        [Undo] = On<TextRequest, UndoView>((n, r, t) => n.UndoAsync(r.Text, t)),
        [ListUndos] = On<NoRequest, IReadOnlyList<UndoRowView>>((n, _, t) => n.ListUndosAsync(t)),
        [Log] = On<PageRequest, IReadOnlyList<FeedRowView>>((n, r, t) => n.LogAsync(r.From, r.Limit, t)),
        [ResumeCard] = On<NoRequest, ResumeCard>((n, _, t) => n.ResumeCardAsync(t)),
        [Resume] = On<AnswerRequest, NodeStatus>((n, r, t) => n.ResumeAsync(r, t)),
        [Doctor] = On<DoctorRequest, IReadOnlyList<DoctorLine>>((n, r, t) => n.DoctorAsync(r.Deep, t)),
        [Shutdown] = On<NoRequest, NoRequest>(async (n, _, t) =>
        {
            await n.ShutdownAsync(t);
            return new NoRequest();
        }),
    };

    private static Handler On<TRequest, TView>(Func<INodeClient, TRequest, CancellationToken, Task<TView>> call) =>
        async (node, body, cancellationToken) =>
        {
            var request = JsonSerializer.Deserialize(body.Span, ApiJson.Of<TRequest>())
                ?? throw new JsonException("the request is null");
            var view = await call(node, request, cancellationToken);
            return JsonSerializer.SerializeToUtf8Bytes(view, ApiJson.Of<TView>());
        };
}
