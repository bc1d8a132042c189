using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Permagent.Node.Home;

namespace Permagent.Node.Api;

/// <summary>Serves the local API on the home's Unix socket: mode 0600, own user only. Knows no rule of the
/// node.</summary>
internal sealed class ApiServer(HomeFolder home, INodeClient node, Presence presence) : IAsyncDisposable
{
    private readonly WebApplication _app = Build(home);

    /// <summary>Binds the socket and serves. A socket left by a killed process is replaced: the lock says it is
    /// dead.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        home.RequireSocketFits();
        File.Delete(home.Socket);
        _app.Run(ServeAsync);
        var before = UnixPeer.SetUmask(0b001_111_111); // 0177: Kestrel would make the socket 0755.
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        finally
        {
            _ = UnixPeer.SetUmask(before);
        }

        File.SetUnixFileMode(home.Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Ends open calls and takes the socket away.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        File.Delete(home.Socket);
    }

    private static WebApplication Build(HomeFolder home)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiRoutes.RequestBytesMax;
            kestrel.ListenUnixSocket(home.Socket);
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        return builder.Build();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var visit = presence.Enter();
        try
        {
            RequireOwnUser(context);
            RequireProtocol(context);
            await RouteAsync(context, context.Request.Path.Value?.TrimStart('/') ?? "");
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !context.Response.HasStarted)
        {
            await RefuseAsync(context, Translate(failure));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort(); // The caller went away; there is nobody to answer.
        }
    }

    private Task RouteAsync(HttpContext context, string path)
    {
        const string prefix = "v1/";
        var name = path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path;
        if (name == ApiRoutes.Events) return StreamEventsAsync(context);
        if (name == ApiRoutes.Ingest) return StreamIngestAsync(context, node.IngestAsync);
        if (name == ApiRoutes.ReadFirst) return StreamIngestAsync(context, node.ReadFirstAsync);
        if (ApiRoutes.Table.TryGetValue(name, out var handler)) return AnswerAsync(context, handler);
        throw new NodeException("PA-0110", $"The local API has no call {name}.", "See docs/errors.md", 8);
    }

    private async Task AnswerAsync(HttpContext context, ApiRoutes.Handler handler)
    {
        var answer = await handler(node, await BodyAsync(context), context.RequestAborted);
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static async Task StreamIngestAsync(
        HttpContext context, Func<string, CancellationToken, IAsyncEnumerable<IngestUpdate>> read)
    {
        var request = JsonSerializer.Deserialize((await BodyAsync(context)).Span, ApiJson.Of<TextRequest>())
            ?? throw new JsonException("the request is null");
        await using var updates = read(request.Text, context.RequestAborted)
            .GetAsyncEnumerator(context.RequestAborted);
        var more = await updates.MoveNextAsync(); // The first failure is still an ordinary refusal.
        context.Response.ContentType = "application/x-ndjson";
        while (more)
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(updates.Current, ApiJson.Of<IngestUpdate>());
            await context.Response.Body.WriteAsync(line, context.RequestAborted);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            more = await updates.MoveNextAsync();
        }
    }

    private async Task StreamEventsAsync(HttpContext context)
    {
        var after = long.TryParse(context.Request.Query["after"], out var pos) ? pos : -1;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await foreach (var row in node.EventsAsync(after, context.RequestAborted))
        {
            var json = JsonSerializer.Serialize(row, ApiJson.Of<FeedRowView>());
            await context.Response.WriteAsync($"id: {row.Pos}\ndata: {json}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext context)
    {
        using var held = new MemoryStream();
        await context.Request.Body.CopyToAsync(held, context.RequestAborted);
        return held.Length == 0 ? "{}"u8.ToArray() : held.ToArray();
    }

    private static void RequireOwnUser(HttpContext context)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        if (socket is null || UnixPeer.IsOwnUser(socket)) return;
        throw new NodeException("PA-0111", "Another user tried to use this home.", "Run as the home's owner.", 1);
    }

    private static void RequireProtocol(HttpContext context)
    {
        var said = context.Request.Headers[ApiRoutes.ProtocolHeader].ToString();
        if (said == $"{ApiRoutes.Protocol}") return;
        throw new NodeException("PA-0112", $"This node speaks protocol {ApiRoutes.Protocol}; the caller said '{said}'.",
            "Use the same version for both: permagent down, then permagent up", 7);
    }

    private static NodeException Translate(Exception failure) => failure switch
    {
        NodeException known => known,
        JsonException bad => new("PA-0113", $"The request cannot be read: {bad.Message}", "See docs/errors.md", 2),
        BadHttpRequestException bad => new("PA-0113", $"The request is refused: {bad.Message}", "Send less.", 2),
        TimeoutException late => new("PA-0114", $"The node did not answer in time: {late.Message}",
            "Try again; permagent doctor shows what is slow.", 124),
        _ when DiskFull.Is(failure) => DiskFull.Of(failure),
        _ => new("PA-0001", $"{failure.GetType().Name}: {failure.Message}", "permagent doctor", 1),
    };

    private static async Task RefuseAsync(HttpContext context, NodeException refusal)
    {
        context.Response.StatusCode = refusal.Exit switch { 7 => 426, 8 => 404, 2 => 400, _ => 409 };
        context.Response.ContentType = "application/json";
        var error = new ApiError(refusal.Code, refusal.Message, refusal.Fix, refusal.Exit);
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(error, ApiJson.Of<ApiError>()));
    }
}
