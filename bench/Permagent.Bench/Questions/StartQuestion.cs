using System.Diagnostics;
using Permagent.Node.Api;
using Permagent.Node.Home;

namespace Permagent.Bench.Questions;

/// <summary>How long a person waits for the program, and what it holds while it waits for the person.</summary>
internal sealed class StartQuestion : IQuestion
{
    private static readonly TimeSpan PollDelay = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan ReadyMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan IdleDelay = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public string Text => "How long does the program take to start, and how much memory does it hold when idle?";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Figure>> MeasureAsync(BenchRun bench)
    {
        var program = Path.Combine(bench.Root, "artifacts", "bin", "Permagent.Node", "release", "permagent.dll");
        var (version, ready, memory) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            var seconds = await bench.SecondsAsync(() => RunAsync(program, "--version"));
            if (run >= 0) version.Add(seconds);
        }

        var home = HomeFolder.At(Path.Combine(bench.Work, "home"));
        var notes = bench.Folder("notes");
        await File.WriteAllTextAsync(Path.Combine(notes, "note.md"), "# Note\n\nThe key is under the mat.\n");
        await RunAsync(program, "--home", home.Root, "init", "--yes", "--folder", notes);
        await RunAsync(program, "--home", home.Root, "down");
        for (var run = -1; run < BenchRun.Runs; run++)
        {
            var (seconds, mebibytes) = await UpAsync(bench, program, home);
            if (run < 0) continue;
            ready.Add(seconds);
            memory.Add(mebibytes);
        }

        return
        [
            new("up to ready, home with one note", "s", ready, Goal: 1),
            new("--version", "s", version, Goal: 0.15),
            new("working set, idle, 5 s after ready", "MiB", memory, Goal: 150),
        ];
    }

    private static async Task<(double Seconds, double Mebibytes)> UpAsync(
        BenchRun bench, string program, HomeFolder home)
    {
        var start = bench.Clock.GetTimestamp();
        using var daemon = Start(program, "--home", home.Root, "up", "--foreground");
        daemon.BeginOutputReadLine(); // Nobody reads it; it must not fill the pipe.
        daemon.BeginErrorReadLine();
        await using var client = await ReadyAsync(bench, home, daemon);
        var seconds = bench.Clock.GetElapsedTime(start).TotalSeconds;
        await Task.Delay(IdleDelay, bench.Clock);
        daemon.Refresh();
        var mebibytes = daemon.WorkingSet64 / (1024.0 * 1024);
        await client.ShutdownAsync(CancellationToken.None);
        await daemon.WaitForExitAsync();
        return (seconds, mebibytes);
    }

    private static async Task<HttpNodeClient> ReadyAsync(BenchRun bench, HomeFolder home, Process daemon)
    {
        var start = bench.Clock.GetTimestamp();
        while (!daemon.HasExited && bench.Clock.GetElapsedTime(start) < ReadyMax)
        {
            try
            {
                var client = await HttpNodeClient.ConnectAsync(home, CancellationToken.None);
                if ((await client.StatusAsync(CancellationToken.None)).Ready) return client;
                await client.DisposeAsync();
            }
            catch (NodeException)
            {
                // Not there yet.
            }

            await Task.Delay(PollDelay, bench.Clock);
        }

        if (!daemon.HasExited) daemon.Kill(entireProcessTree: true);
        throw new InvalidOperationException("The daemon did not become ready.");
    }

    // Does not read to the end of the output: a daemon that it leaves behind may keep that open. It is a few lines.
    private static async Task RunAsync(string program, params string[] words)
    {
        using var process = Start(program, words);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"permagent {string.Join(' ', words)}: exit {process.ExitCode}");
    }

    private static Process Start(string program, params string[] words)
    {
        var how = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        how.ArgumentList.Add(program);
        foreach (var word in words) how.ArgumentList.Add(word);
        var process = Process.Start(how) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        return process;
    }
}
