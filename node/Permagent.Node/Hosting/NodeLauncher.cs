using System.Diagnostics;
using Permagent.Node.Api;
using Permagent.Node.Cli;
using Permagent.Node.Home;

namespace Permagent.Node.Hosting;

/// <summary>Finds the daemon of a home, starts it as a process of its own, or runs it here.</summary>
internal sealed class NodeLauncher(TimeProvider clock) : INodeLauncher
{
    /// <summary>Longest wait for a started daemon. It is ready within a second; a long replay may take more.</summary>
    public static readonly TimeSpan StartTimeMax = TimeSpan.FromSeconds(60);

    /// <summary>Tells a started daemon to leave the terminal; its value is the log file.</summary>
    public const string DetachVariable = "PERMAGENT_DETACH";

    private const int LogTailLinesMax = 5; // Enough for one error in words.

    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(25); // Well under what a person notices.

    /// <inheritdoc/>
    public async Task<INodeClient> ConnectAsync(string home, CancellationToken cancellationToken) =>
        await HttpNodeClient.ConnectAsync(HomeFolder.At(home), cancellationToken);

    /// <inheritdoc/>
    public async Task<INodeClient> EnsureAsync(LaunchRequest request, CancellationToken cancellationToken)
    {
        var home = HomeFolder.At(request.Home);
        if (await TryConnectAsync(home, cancellationToken) is { } running) return running;
        var log = Path.Combine(home.Run, "daemon.log");
        using var daemon = Start(home, request.Ephemeral, log);
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < StartTimeMax)
        {
            if (await TryConnectAsync(home, cancellationToken) is { } client) return client;
            if (daemon.HasExited && !HomeLock.IsHeld(home)) break; // Ended, and not because another one runs.
            await Task.Delay(PollTime, clock, cancellationToken);
        }

        throw new NodeException("PA-0130", $"The daemon of {home.Root} did not become ready. {TailOf(log)}",
            "permagent doctor", 1);
    }

    /// <inheritdoc/>
    public Task<int> RunAsync(
        string home, bool ephemeral, Action<NodeStatus> ready, CancellationToken cancellationToken) =>
        NodeHost.RunAsync(HomeFolder.At(home), new(ephemeral), ready, cancellationToken);

    private static Process Start(HomeFolder home, bool ephemeral, string log)
    {
        Directory.CreateDirectory(home.Run);
        File.Delete(log); // Of the last start; this one's is what a failure must show.
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet")
        {
            UseShellExecute = false,
            // Its own pipes, which nobody reads: a daemon that kept the caller's would hold `x=$(permagent init …)` for
            // ever. It writes to its log from its first line on.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(NodeLauncher).Assembly.Location);
        foreach (var word in (string[])["up", "--foreground", "--home", home.Root]) start.ArgumentList.Add(word);
        if (ephemeral) start.ArgumentList.Add("--ephemeral");
        start.Environment[DetachVariable] = log;
        return Process.Start(start) ?? throw new NodeException(
            "PA-0130", "The daemon could not be started.", "permagent doctor", 1);
    }

    private static async Task<INodeClient?> TryConnectAsync(HomeFolder home, CancellationToken cancellationToken)
    {
        if (!File.Exists(home.Socket)) return null;
        try
        {
            return await HttpNodeClient.ConnectAsync(home, cancellationToken);
        }
        catch (NodeException nobody) when (nobody.Code == "PA-0100")
        {
            return null;
        }
    }

    private static string TailOf(string log)
    {
        if (!File.Exists(log)) return "It left no message.";
        var lines = File.ReadAllLines(log).Where(line => line.Length > 0).ToArray();
        return lines.Length == 0 ? "It left no message." : string.Join(" ", lines.TakeLast(LogTailLinesMax));
    }
}
