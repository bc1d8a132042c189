using System.CommandLine;
using System.Runtime.InteropServices;
using Permagent.Node.Api;
using Permagent.Node.Rendering;

namespace Permagent.Node.Cli.Verbs;

/// <summary>The daemon itself: <c>up</c>, <c>down</c>, <c>status</c>, <c>version</c>.</summary>
internal static class NodeVerbs
{
    /// <summary>The verbs.</summary>
    public static IEnumerable<Command> All(VerbHost host)
    {
        var foreground = new Option<bool>("--foreground") { Description = "Run it in this process, until Ctrl-C" };
        var ephemeral = new Option<bool>("--ephemeral") { Description = "End 60 s after the last client left" };
        yield return host.Verb(
            "up", "Start the daemon and return when it is ready",
            (context, token) => UpAsync(
                context, context.Parsed.GetValue(foreground), context.Parsed.GetValue(ephemeral), token),
            foreground, ephemeral);
        yield return host.Verb("down", "Stop the daemon in order", DownAsync);
        yield return host.Verb("status", "State of the node in one screen", StatusAsync);
        yield return host.Verb("version", "Versions of this program", (_, _) => Task.FromResult(Versions()));
    }

    private static async Task<Reply> UpAsync(
        VerbContext context, bool foreground, bool ephemeral, CancellationToken cancellationToken)
    {
        if (context.Ports.Homes.Find(context.Home) is null) throw CliErrors.NoHome(context.Home);
        if (foreground)
        {
            var exit = await context.Ports.Launcher.RunAsync(
                context.Home, ephemeral, status => SayReady(context, status), cancellationToken);
            return Reply.Wrote(exit);
        }

        await using var client = await context.EnsureAsync(ephemeral, cancellationToken);
        var status = await client.StatusAsync(cancellationToken);
        return new("up", status, StatusPage.Of(status, context)) { Next = StatusPage.NextOf(status) };
    }

    private static void SayReady(VerbContext context, NodeStatus status)
    {
        var page = StatusPage.Of(status, context);
        var reply = new Reply("up", status, page) { Next = StatusPage.NextOf(status) };
        context.Show(reply);
    }

    private static async Task<Reply> DownAsync(VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Ports.Homes.Find(context.Home) is null) throw CliErrors.NoHome(context.Home);
        await using var client = await context.Ports.Launcher.ConnectAsync(context.Home, cancellationToken);
        await client.ShutdownAsync(cancellationToken);
        return new("down", new { stopped = true }, new Page().Line("The daemon has ended in order."))
        {
            Next = "permagent up",
        };
    }

    private static async Task<Reply> StatusAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var client = await context.ConnectAsync(cancellationToken);
        var status = await client.StatusAsync(cancellationToken);
        return new("status", status, StatusPage.Of(status, context)) { Next = StatusPage.NextOf(status) };
    }

    private static Reply Versions()
    {
        var data = new
        {
            version = Product.Version,
            build = Product.FullVersion,
            runtime = RuntimeInformation.FrameworkDescription,
            system = RuntimeInformation.OSDescription,
            architecture = RuntimeInformation.OSArchitecture.ToString(),
        };
        var page = new Page()
            .Pair("Permagent", data.build).Pair("Runtime", data.runtime)
            .Pair("System", $"{data.system}, {data.architecture}");
        return new("version", data, page);
    }
}
