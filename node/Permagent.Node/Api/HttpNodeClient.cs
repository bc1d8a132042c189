using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Permagent.Node.Home;

namespace Permagent.Node.Api;

/// <summary>The local API over the home's Unix socket. One instance serves many calls at once.</summary>
public sealed class HttpNodeClient : INodeClient
{
    private readonly HttpClient _http;

    private HttpNodeClient(HomeFolder home)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellationToken) => await ConnectSocketAsync(home, cancellationToken),
        };
        _http = new(handler, disposeHandler: true)
        {
            BaseAddress = new("http://permagent/v1/"), // A name for the header only; the callback goes to the socket.
            Timeout = Timeout.InfiniteTimeSpan, // Callers bring their own tokens; streams last.
        };
        _http.DefaultRequestHeaders.Add(ApiRoutes.ProtocolHeader,
            ApiRoutes.Protocol.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Connects to a running node and asks for its state once, so that versions are known to fit.</summary>
    /// <exception cref="NodeException">PA-0100: no node answers in this home. PA-0112: another protocol.</exception>
    public static async Task<HttpNodeClient> ConnectAsync(HomeFolder home, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        var client = new HttpNodeClient(home);
        try
        {
            await client.StatusAsync(cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<NodeStatus> StatusAsync(CancellationToken cancellationToken) =>
        CallAsync<NoRequest, NodeStatus>(ApiRoutes.Status, new(), cancellationToken);

    /// <inheritdoc/>
    public Task<FolderView> GrantFolderAsync(GrantFolderRequest request, CancellationToken cancellationToken) =>
        CallAsync<GrantFolderRequest, FolderView>(ApiRoutes.GrantFolder, request, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<IngestUpdate> IngestAsync(string folder, CancellationToken cancellationToken) =>
        ReadAsync(ApiRoutes.Ingest, folder, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<IngestUpdate> ReadFirstAsync(string folder, CancellationToken cancellationToken) =>
        ReadAsync(ApiRoutes.ReadFirst, folder, cancellationToken);

    private async IAsyncEnumerable<IngestUpdate> ReadAsync(
        string route, string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await SendAsync(route, new TextRequest(folder), cancellationToken);
        await foreach (var line in LinesAsync(response, cancellationToken))
        {
            if (line.Length > 0) yield return Read<IngestUpdate>(line);
        }
    }

    /// <inheritdoc/>
    public Task<AskView> AskAsync(string question, CancellationToken cancellationToken) =>
        CallAsync<TextRequest, AskView>(ApiRoutes.Ask, new(question), cancellationToken);

    /// <inheritdoc/>
    public Task<RecallView> RecallAsync(RecallRequest request, CancellationToken cancellationToken) =>
        CallAsync<RecallRequest, RecallView>(ApiRoutes.Recall, request, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryView> RememberAsync(RememberRequest request, CancellationToken cancellationToken) =>
        CallAsync<RememberRequest, MemoryView>(ApiRoutes.Remember, request, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryView> ShowMemoryAsync(string id, AsOfRequest asOf, CancellationToken cancellationToken) =>
        CallAsync<ShowMemoryRequest, MemoryView>(ApiRoutes.ShowMemory, new(id, asOf), cancellationToken);

    /// <inheritdoc/>
    public Task<HistoryView> HistoryAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<TextRequest, HistoryView>(ApiRoutes.History, new(id), cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryChanged> EditMemoryAsync(EditMemoryRequest request, CancellationToken cancellationToken) =>
        CallAsync<EditMemoryRequest, MemoryChanged>(ApiRoutes.EditMemory, request, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryChanged> ForgetAsync(ForgetRequest request, CancellationToken cancellationToken) =>
        CallAsync<ForgetRequest, MemoryChanged>(ApiRoutes.Forget, request, cancellationToken);

    /// <inheritdoc/>
    public Task<MemoryChanged> RestoreMemoryAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<TextRequest, MemoryChanged>(ApiRoutes.RestoreMemory, new(id), cancellationToken);

    /// <inheritdoc/>
    public Task<ExportView> ExportMemoryAsync(ExportRequest request, CancellationToken cancellationToken) =>
        CallAsync<ExportRequest, ExportView>(ApiRoutes.ExportMemory, request, cancellationToken);

    /// <inheritdoc/>
    public Task<GoalView> OpenGoalAsync(OpenGoalRequest request, CancellationToken cancellationToken) =>
        CallAsync<OpenGoalRequest, GoalView>(ApiRoutes.OpenGoal, request, cancellationToken);

    /// <inheritdoc/>
    public Task<GoalView> GetGoalAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<TextRequest, GoalView>(ApiRoutes.GetGoal, new(id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<GoalView>> ListGoalsAsync(int limit, CancellationToken cancellationToken) =>
        CallAsync<PageRequest, IReadOnlyList<GoalView>>(ApiRoutes.ListGoals, new(0, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<GoalView> CancelGoalAsync(string id, string why, CancellationToken cancellationToken) =>
        CallAsync<CancelGoalRequest, GoalView>(ApiRoutes.CancelGoal, new(id, why), cancellationToken);

    /// <inheritdoc/>
    public Task<GoalView> DecideGoalAsync(DecideGoalRequest request, CancellationToken cancellationToken) =>
        CallAsync<DecideGoalRequest, GoalView>(ApiRoutes.DecideGoal, request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AskCardView>> InboxAsync(CancellationToken cancellationToken) =>
        CallAsync<NoRequest, IReadOnlyList<AskCardView>>(ApiRoutes.Inbox, new(), cancellationToken);

    /// <inheritdoc/>
    public Task<AnswerView> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken) =>
        CallAsync<AnswerRequest, AnswerView>(ApiRoutes.Answer, request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReceiptView>> ListReceiptsAsync(int limit, CancellationToken cancellationToken) =>
        CallAsync<PageRequest, IReadOnlyList<ReceiptView>>(ApiRoutes.ListReceipts, new(0, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<ReceiptView> GetReceiptAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<TextRequest, ReceiptView>(ApiRoutes.GetReceipt, new(id), cancellationToken);

    /// <inheritdoc/>
    public Task<ExportView> ExportReceiptAsync(string id, string folder, CancellationToken cancellationToken) =>
        CallAsync<ExportReceiptRequest, ExportView>(ApiRoutes.ExportReceipt, new(id, folder), cancellationToken);

    /// <inheritdoc/>
    public Task<LedgerView> LedgerAsync(long from, int limit, CancellationToken cancellationToken) =>
        CallAsync<PageRequest, LedgerView>(ApiRoutes.Ledger, new(from, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<ExportView> ExportLedgerAsync(string folder, CancellationToken cancellationToken) =>
        CallAsync<TextRequest, ExportView>(ApiRoutes.ExportLedger, new(folder), cancellationToken);

    /// <inheritdoc/>
    public Task<LedgerCheckView> CheckLedgerAsync(CancellationToken cancellationToken) =>
        CallAsync<NoRequest, LedgerCheckView>(ApiRoutes.CheckLedger, new(), cancellationToken);

    /// <inheritdoc/>
    public Task<UndoView> UndoAsync(string id, CancellationToken cancellationToken) =>
        CallAsync<TextRequest, UndoView>(ApiRoutes.Undo, new(id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UndoRowView>> ListUndosAsync(CancellationToken cancellationToken) =>
        CallAsync<NoRequest, IReadOnlyList<UndoRowView>>(ApiRoutes.ListUndos, new(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedRowView>> LogAsync(long after, int limit, CancellationToken cancellationToken) =>
        CallAsync<PageRequest, IReadOnlyList<FeedRowView>>(ApiRoutes.Log, new(after, limit), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedRowView> EventsAsync(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string data = "data: ";
        var path = string.Create(CultureInfo.InvariantCulture, $"{ApiRoutes.Events}?after={after}");
        using var response = await SendAsync(path, new NoRequest(), cancellationToken);
        await foreach (var line in LinesAsync(response, cancellationToken))
        {
            if (line.StartsWith(data, StringComparison.Ordinal)) yield return Read<FeedRowView>(line[data.Length..]);
        }
    }

    /// <inheritdoc/>
    public Task<ResumeCard> ResumeCardAsync(CancellationToken cancellationToken) =>
        CallAsync<NoRequest, ResumeCard>(ApiRoutes.ResumeCard, new(), cancellationToken);

    /// <inheritdoc/>
    public Task<NodeStatus> ResumeAsync(AnswerRequest request, CancellationToken cancellationToken) =>
        CallAsync<AnswerRequest, NodeStatus>(ApiRoutes.Resume, request, cancellationToken);

    /// <inheritdoc/>
    public Task ShutdownAsync(CancellationToken cancellationToken) =>
        CallAsync<NoRequest, NoRequest>(ApiRoutes.Shutdown, new(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DoctorLine>> DoctorAsync(bool deep, CancellationToken cancellationToken) =>
        CallAsync<DoctorRequest, IReadOnlyList<DoctorLine>>(ApiRoutes.Doctor, new(deep), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<Stream> ConnectSocketAsync(HomeFolder home, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(home.Socket), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<TView> CallAsync<TRequest, TView>(
        string route, TRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(route, request, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(body, ApiJson.Of<TView>(), cancellationToken)
            ?? throw new NodeException("PA-0115", $"The node gave no answer to {route}.", "permagent doctor", 1);
    }

    private async Task<HttpResponseMessage> SendAsync<TRequest>(
        string route, TRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, route);
        message.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, ApiJson.Of<TRequest>()));
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException lost)
        {
            throw new NodeException(
                "PA-0100", $"No node answers in this home: {WordsOf(lost)}", "permagent up", 6);
        }

        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            var error = Read<ApiError>(await response.Content.ReadAsStringAsync(cancellationToken));
            throw new NodeException(error.Code, error.Message, error.Fix, error.Exit);
        }
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (true)
        {
            string? line;
            try
            {
                line = await reader.ReadLineAsync(cancellationToken);
            }
            catch (Exception lost) when (lost is IOException or HttpRequestException)
            {
                throw new NodeException("PA-0100", $"The node went away in the middle: {WordsOf(lost)}",
                    "permagent up, then ask again", 6);
            }

            if (line is null) yield break;
            yield return line;
        }
    }

    // The outer words name a host and a port; here there is only a socket.
    private static string WordsOf(Exception lost) => lost.GetBaseException().Message;

    private static T Read<T>(string json) => JsonSerializer.Deserialize(json, ApiJson.Of<T>())
        ?? throw new NodeException("PA-0115", "The node gave an empty answer.", "permagent doctor", 1);
}
