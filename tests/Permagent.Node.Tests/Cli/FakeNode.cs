using System.Runtime.CompilerServices;
using Permagent.Node.Api;

namespace Permagent.Node.Tests.Cli;

/// <summary>A node as its clients see it, with one goal that goes through an ask. Everything it says is
/// fixed.</summary>
internal sealed class FakeNode : INodeClient
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 3, 9, 57, 0, TimeSpan.Zero);

    /// <summary>Looks at the goal since it was opened; it moves on at each look.</summary>
    private int _looks;

    private bool? _allowed;

    public FakeScript Script { get; init; } = new();

    public List<string> Calls { get; } = [];

    public List<AnswerRequest> Answers { get; } = [];

    public NodeStatus Status { get; set; } = FakeViews.Status;

    /// <summary>What every status call throws, or null.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How long a status call takes, by the real clock.</summary>
    public TimeSpan Delay { get; set; }

    public async Task<NodeStatus> StatusAsync(CancellationToken cancellationToken)
    {
        if (Failure is not null) throw Failure;
        if (Delay != TimeSpan.Zero) await Task.Delay(Delay, cancellationToken);
        return Status;
    }

    public Task<FolderView> GrantFolderAsync(GrantFolderRequest request, CancellationToken cancellationToken)
    {
        Calls.Add($"grant {Path.GetFileName(request.Path)} {(request.Write ? "write" : "read")}");
        return Task.FromResult(new FolderView(request.Path, request.Write, Noon));
    }

    public async IAsyncEnumerable<IngestUpdate> IngestAsync(
        string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Calls.Add($"ingest {Path.GetFileName(folder)}");
        foreach (var update in Script.Reading)
        {
            await Task.Yield();
            yield return update;
        }
    }

    public Task<AskView> AskAsync(string question, CancellationToken cancellationToken) =>
        Task.FromResult(Script.Answer(question));

    public Task<RecallView> RecallAsync(RecallRequest request, CancellationToken cancellationToken)
    {
        Calls.Add($"recall {request.Query} k={request.K} explain={request.Explain}");
        return Task.FromResult(FakeViews.Recall(request.Query));
    }

    public Task<MemoryView> RememberAsync(RememberRequest request, CancellationToken cancellationToken)
    {
        Calls.Add($"remember {request.Text}|{request.Subject}|{request.Predicate}|{request.Value}");
        return Task.FromResult(FakeViews.Memory with { Text = request.Text, Source = "", Kind = "episode" });
    }

    public Task<MemoryView> ShowMemoryAsync(string id, AsOfRequest asOf, CancellationToken cancellationToken) =>
        id == "m81" ? Task.FromResult(FakeViews.Memory)
            : throw new NodeException("PA-0301", $"There is no memory {id}.", "permagent recall WORDS", 8);

    public Task<HistoryView> HistoryAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(new HistoryView("bed B", "holds", FakeViews.Memory.Facts));

    public Task<MemoryChanged> EditMemoryAsync(EditMemoryRequest request, CancellationToken cancellationToken)
    {
        Calls.Add($"edit {request.Id} value={request.Value} never={request.Never} pin={request.Pin}");
        return Task.FromResult(new MemoryChanged("supersede", 1, "u31", "The fact has a new version."));
    }

    public Task<MemoryChanged> ForgetAsync(ForgetRequest request, CancellationToken cancellationToken)
    {
        Calls.Add($"forget {request.Id ?? request.Source} dry={request.DryRun}");
        return Task.FromResult(new MemoryChanged("forget", 12, request.DryRun ? "" : "u32", "12 memories of it."));
    }

    public Task<MemoryChanged> RestoreMemoryAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(new MemoryChanged("restore", 12, "", "Back from the bin."));

    public Task<ExportView> ExportMemoryAsync(ExportRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new ExportView(request.Folder, [.. request.Formats.Select(f => "brain." + f)], 2048));

    public Task<GoalView> OpenGoalAsync(OpenGoalRequest request, CancellationToken cancellationToken)
    {
        var folders = string.Join(',', request.Folders.Select(Path.GetFileName));
        Calls.Add($"goal {request.Playbook} key={request.Key} in {folders}");
        return Task.FromResult(Script.Goal(0, null));
    }

    public Task<GoalView> GetGoalAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(Script.Goal(++_looks, _allowed) with { Digest = Script.GoalDigest });

    public Task<GoalView> DecideGoalAsync(DecideGoalRequest request, CancellationToken cancellationToken)
    {
        Calls.Add($"decide {request.Id} {request.Digest} {request.Allow}");
        return Task.FromResult(Script.Goal(9, true));
    }

    public Task<IReadOnlyList<GoalView>> ListGoalsAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GoalView>>([Script.Goal(9, _allowed)]);

    public Task<GoalView> CancelGoalAsync(string id, string why, CancellationToken cancellationToken)
    {
        Calls.Add($"cancel {id} {why}");
        return Task.FromResult(Script.Goal(9, null) with { State = "Cancelled", Terminal = true, Waiting = "" });
    }

    public Task<IReadOnlyList<AskCardView>> InboxAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AskCardView>>(_allowed is null ? [Script.Card] : []);

    public Task<AnswerView> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        Script.BeforeAnswer?.Invoke();
        Answers.Add(request);
        _allowed = request.Allow;
        return Task.FromResult(new AnswerView(request.Ask, request.Allow, 13, "It is in the ledger."));
    }

    public Task<IReadOnlyList<ReceiptView>> ListReceiptsAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReceiptView>>([FakeViews.Receipt("r14"), FakeViews.Receipt("r9")]);

    public Task<ReceiptView> GetReceiptAsync(string id, CancellationToken cancellationToken)
    {
        var receipt = FakeViews.Receipt(id);
        if (id == "r14" && Script.ReadOnly)
        {
            return Task.FromResult(
                receipt with { Outcome = "failed", ChecksPassed = 0, ChecksTotal = 0, Approvals = 0 });
        }

        return Task.FromResult(id == "r14" && _allowed == false ? receipt with { Outcome = "denied" } : receipt);
    }

    public Task<ExportView> ExportReceiptAsync(string id, string folder, CancellationToken cancellationToken)
    {
        Calls.Add($"export {id}");
        return Task.FromResult(new ExportView(folder, ["receipt.intoto.jsonl", "verify.sh"], 4096));
    }

    public Task<LedgerView> LedgerAsync(long from, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(FakeViews.Ledger(from));

    public Task<ExportView> ExportLedgerAsync(string folder, CancellationToken cancellationToken) =>
        Task.FromResult(new ExportView(folder, ["entries.bin", "checkpoint.txt"], 9000));

    public Task<LedgerCheckView> CheckLedgerAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new LedgerCheckView("permagent/abc/0", 15, "5d0e", Script.LedgerOk, Script.LedgerOk
            ? "All entries hash to the signed root." : "Entry 7 differs from the signed root."));

    public Task<UndoView> UndoAsync(string id, CancellationToken cancellationToken)
    {
        Calls.Add($"undo {id}");
        return Task.FromResult(
            new UndoView(id, true, "The file is gone again; the folder is as before.", ["OVERVIEW.md"]));
    }

    public Task<IReadOnlyList<UndoRowView>> ListUndosAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRowView>>(
            [new("u13", "save OVERVIEW.md", Noon, Noon.AddDays(30))]);

    public Task<IReadOnlyList<FeedRowView>> LogAsync(long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FeedRowView>>([.. FakeViews.Feed.Where(row => row.Pos > after).Take(limit)]);

    public async IAsyncEnumerable<FeedRowView> EventsAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in FakeViews.Feed.Where(row => row.Pos > after))
        {
            await Task.Yield();
            yield return row;
        }
    }

    public Task<ResumeCard> ResumeCardAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ResumeCard(FakeViews.ResumeCard, false, "cli", Noon));

    public Task<NodeStatus> ResumeAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        Answers.Add(request);
        return Task.FromResult(Status with { Stopped = false });
    }

    public Task ShutdownAsync(CancellationToken cancellationToken)
    {
        Calls.Add("shutdown");
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DoctorLine>> DoctorAsync(bool deep, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DoctorLine>>([new("D07", "ok", "15 entries hash to the signed root", "", "")]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
