using System.Collections.Concurrent;
using System.Diagnostics;
using Permagent.Kernel.Util;
using Permagent.Node.Home;
using Xunit.Abstractions;

namespace Permagent.Node.Tests.Processes;

/// <summary>kill -9 of the real daemon all along a trial.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int PointsUsual = 100;
    private const int AtOnce = 2; // Each trial is mostly one process, which starts or works.
    private const int Seed = 20261127;

    // PERMAGENT_KILLS=N: another number, to look at speed or to search longer.
    private static int Points =>
        int.TryParse(Environment.GetEnvironmentVariable("PERMAGENT_KILLS"), out var wanted) ? wanted : PointsUsual;

    /// <summary>The trial's client runs in this process, its daemon in one of its own, which is killed.</summary>
    [Fact]
    public async Task Killed_at_a_hundred_points_a_trial_finishes_with_nothing_lost_and_nothing_done_twice()
    {
        var started = Stopwatch.GetTimestamp();
        var length = await MeasureAsync();
        var random = new SeededRandom(Seed);
        // One in each hundredth of the length, anywhere in it.
        var shares = Enumerable.Range(0, Points).Select(i => (i + random.NextDouble()) / Points).ToList();
        var states = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(shares, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (share, _) =>
            states.Add(await KilledAsync(length, share)));

        output.WriteLine($"A trial: {length.Whole.TotalMilliseconds:0} ms, {length.Answers.Count} answers. "
            + $"{states.Count} kills in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, met in these states:");
        foreach (var state in states.GroupBy(state => state).OrderByDescending(state => state.Count()))
            output.WriteLine($"{state.Count(),4} {state.Key}");
        Assert.Equal(Points, states.Count);
        Assert.True(states.Distinct().Count() >= Math.Min(5, Points / 4), "The kills are not spread over the trial.");
    }

    /// <summary>As a person meets it: the verb itself, killed and called again.</summary>
    [Fact]
    public async Task The_verb_called_again_after_kills_finishes()
    {
        using var temp = new TempHome();
        Documents.Write(temp.Beside("documents"));
        string[] trial = ["try", "--home", temp.Path, "--folder", temp.Beside("documents")];
        foreach (var delayMs in (int[])[100, 700]) await RunAndKillAsync(temp, trial, delayMs);

        var (exit, words, errors) = await Program.RunAsync(trial);

        Assert.True(exit == 0, $"exit {exit}\n{words}\n{errors}");
        Assert.Contains("All receipts verified", words, StringComparison.Ordinal);
    }

    private static async Task<TrialLength> MeasureAsync()
    {
        using (var first = new KilledTrial()) await first.MeasureAsync(); // This process warms up.
        var side = new KilledTrial(); // Two at once, as in what follows.
        using var measured = new KilledTrial();
        var beside = side.MeasureAsync();
        var length = await measured.MeasureAsync();
        await beside;
        side.Dispose();
        return length;
    }

    // A daemon that has already ended cannot be killed: a little earlier then.
    private static async Task<string> KilledAsync(TrialLength length, double share)
    {
        while (true)
        {
            using var trial = new KilledTrial();
            var report = await trial.KillAndResumeAsync(length.At(share));
            if (report.Killed) return report.State;
            share *= 0.95;
        }
    }

    private static async Task RunAndKillAsync(TempHome temp, string[] args, int delayMs)
    {
        using var trial = Program.Start(args);
        var output = trial.StandardOutput.ReadToEndAsync();
        var errors = trial.StandardError.ReadToEndAsync();
        while (!trial.HasExited && HomeLock.OwnerOf(temp.Folder) is null) await Task.Delay(10);
        await Task.WhenAny(trial.WaitForExitAsync(), Task.Delay(delayMs));
        await using var daemon = new KillRelay(temp.Folder, keepUp: false);
        daemon.Kill();
        await trial.WaitForExitAsync();
        await Task.WhenAll(output, errors);
        while (HomeLock.IsHeld(temp.Folder)) await Task.Delay(10); // One that the trial started again ends by itself.
    }
}
