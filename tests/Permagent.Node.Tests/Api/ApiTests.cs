using System.Reflection;
using Permagent.Node.Api;
using Permagent.Node.Home;

namespace Permagent.Node.Tests.Api;

public sealed class ApiTests
{
    private static readonly NodeStatus Status = new(
        "0.1.0", 1, "node", "home", Trial: false, 1, DateTimeOffset.UnixEpoch, Ready: true, Stopped: false, "ok", 3,
        "ok", 4, 5, 0, 0, [], "none", "none", 0, 0, ["a note"]);

    [Fact]
    public async Task Each_call_reaches_the_node_and_its_answer_comes_back()
    {
        using var temp = new TempHome();
        var node = FakeNode.Make(out var calls);
        await using var server = await ServeAsync(temp, node);
        await using var client = await HttpNodeClient.ConnectAsync(temp.Folder, CancellationToken.None);

        await client.RememberAsync(new("keep this", null, null, null, null), CancellationToken.None);
        var status = await client.StatusAsync(CancellationToken.None);
        var goals = await client.ListGoalsAsync(12, CancellationToken.None);

        Assert.Equal(Status.Notes, status.Notes);
        Assert.Empty(goals);
        Assert.Contains("RememberAsync RememberRequest { Text = keep this", string.Join('\n', calls),
            StringComparison.Ordinal);
        Assert.Contains("ListGoalsAsync 12", calls);
    }

    [Fact]
    public async Task The_socket_is_for_its_owner_only_and_gone_at_the_end()
    {
        using var temp = new TempHome();
        var server = await ServeAsync(temp, FakeNode.Make(out _));

        var mode = File.GetUnixFileMode(temp.Folder.Socket);
        await server.DisposeAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.False(File.Exists(temp.Folder.Socket));
    }

    [Fact]
    public async Task A_refusal_keeps_its_code_fix_and_exit()
    {
        using var temp = new TempHome();
        await using var server = await ServeAsync(temp, FakeNode.Make(out _));
        await using var client = await HttpNodeClient.ConnectAsync(temp.Folder, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<NodeException>(
            () => client.UndoAsync("u99", CancellationToken.None));

        Assert.Equal(("PA-0999", "say what to do", 8), (refused.Code, refused.Fix, refused.Exit));
    }

    [Fact]
    public async Task Streams_come_row_by_row()
    {
        using var temp = new TempHome();
        await using var server = await ServeAsync(temp, FakeNode.Make(out _));
        await using var client = await HttpNodeClient.ConnectAsync(temp.Folder, CancellationToken.None);

        var updates = new List<IngestUpdate>();
        await foreach (var update in client.IngestAsync("/x", CancellationToken.None)) updates.Add(update);
        await foreach (var update in client.ReadFirstAsync("/y", CancellationToken.None)) updates.Add(update);
        var rows = new List<long>();
        await foreach (var row in client.EventsAsync(4, CancellationToken.None)) rows.Add(row.Pos);

        Assert.Equal([1, 2, 1, 2], updates.Select(update => update.FilesDone));
        Assert.Equal([5L, 6L], rows);
    }

    [Fact]
    public async Task A_caller_of_another_protocol_is_refused()
    {
        using var temp = new TempHome();
        await using var server = await ServeAsync(temp, FakeNode.Make(out _));
        using var http = RawClient(temp.Folder);

        using var response = await http.PostAsync(new Uri("http://p/v1/status"), new StringContent("{}"));

        Assert.Equal(426, (int)response.StatusCode);
        Assert.Contains("PA-0112", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("goals/get", "{", "PA-0113")]
    [InlineData("goals/get", "null", "PA-0113")]
    [InlineData("no/such", "{}", "PA-0110")]
    public async Task A_bad_request_is_answered_in_words(string route, string body, string code)
    {
        using var temp = new TempHome();
        await using var server = await ServeAsync(temp, FakeNode.Make(out _));
        using var http = RawClient(temp.Folder);
        http.DefaultRequestHeaders.Add(ApiRoutes.ProtocolHeader, "1");

        using var response = await http.PostAsync(new Uri("http://p/v1/" + route), new StringContent(body));

        Assert.Contains(code, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_node_the_client_says_how_to_start_one()
    {
        using var temp = new TempHome();
        temp.Folder.MakeFolders(0);

        var refused = await Assert.ThrowsAsync<NodeException>(
            () => HttpNodeClient.ConnectAsync(temp.Folder, CancellationToken.None));

        Assert.Equal(("PA-0100", 6), (refused.Code, refused.Exit));
    }

    private static async Task<ApiServer> ServeAsync(TempHome temp, INodeClient node)
    {
        temp.Folder.MakeFolders(0);
        var server = new ApiServer(temp.Folder, node, new Presence(TimeProvider.System));
        await server.StartAsync(CancellationToken.None);
        return server;
    }

    private static HttpClient RawClient(HomeFolder home) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new System.Net.Sockets.Socket(
                System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
            await socket.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(home.Socket), cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    });

    /// <summary>Answers each call with something of the right shape and notes it.</summary>
    public class FakeNode : DispatchProxy
    {
        private readonly List<string> _calls = [];

        public static INodeClient Make(out List<string> calls)
        {
            var node = Create<INodeClient, FakeNode>();
            calls = ((FakeNode)(object)node)._calls;
            return node;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _calls.Add($"{targetMethod!.Name} {string.Join(' ', args!.Where(arg => arg is not CancellationToken))}");
            return targetMethod.Name switch
            {
                nameof(INodeClient.StatusAsync) => Task.FromResult(Status),
                nameof(INodeClient.ListGoalsAsync) => Task.FromResult<IReadOnlyList<GoalView>>([]),
                nameof(INodeClient.RememberAsync) => Task.FromResult(new MemoryView(
                    "m1", "episode", "t", "s", 1, "", default, "", "user", [], [], "")),
                nameof(INodeClient.IngestAsync) or nameof(INodeClient.ReadFirstAsync) => Updates(),
                nameof(INodeClient.EventsAsync) => Rows((long)args![0]!),
                nameof(INodeClient.UndoAsync) => Task.FromException<UndoView>(
                    new NodeException("PA-0999", "no such undo", "say what to do", 8)),
                _ => throw new NotSupportedException(targetMethod.Name),
            };
        }

        private static async IAsyncEnumerable<IngestUpdate> Updates()
        {
            await Task.Yield();
            for (var i = 1; i <= 2; i++)
                yield return new(i, 2, 0, 0, 0, 0, new Dictionary<string, int>(), [], i == 2, "");
        }

        private static async IAsyncEnumerable<FeedRowView> Rows(long after)
        {
            await Task.Yield();
            for (var i = after + 1; i <= after + 2; i++)
                yield return new(
                    i, default, "goal.state", null, "", "", System.Text.Json.JsonDocument.Parse("{}").RootElement);
        }
    }
}
