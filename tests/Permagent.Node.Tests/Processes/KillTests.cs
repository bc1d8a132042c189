using System.Diagnostics;
using Permagent.Kernel.Util;
using Permagent.Node.Home;

namespace Permagent.Node.Tests.Processes;

/// <summary>kill -9 of the real daemon at random moments of <c>try</c>.</summary>
public sealed class KillTests
{
    private const int KillsUsual = 12;
    private const int KillsLong = 100;
    private const int KillsOfOneTrial = 4; // Then it must get through.
    private const int DelayMsMax = 1_500; // Some two seconds is what a trial takes after the daemon is up.

    [Fact]
    public async Task Killed_at_random_moments_a_trial_finishes_and_every_receipt_verifies()
    {
        var random = new SeededRandom(20261127);
        var wanted = Environment.GetEnvironmentVariable("PERMAGENT_LONG") == "1" ? KillsLong : KillsUsual;
        var kills = 0;
        while (kills < wanted)
        {
            using var temp = new TempHome();
            Documents.Write(temp.Beside("documents"));
            for (var i = 0; i < KillsOfOneTrial; i++) kills += await RunAndKillAsync(temp, random.Next(DelayMsMax));

            var (exit, output, errors) = await Program.RunAsync(TryArgs(temp));

            Assert.True(exit == 0, $"after {kills} kills: exit {exit}\n{output}\n{errors}");
            Assert.Contains("All receipts verified", output, StringComparison.Ordinal);
            await LedgerIsWholeAsync(temp);
        }
    }

    private static string[] TryArgs(TempHome temp) =>
        ["try", "--home", temp.Path, "--folder", temp.Beside("documents")];

    // Starts the trial, waits for its daemon, then for the given time, and kills the daemon if it still runs.
    private static async Task<int> RunAndKillAsync(TempHome temp, int delayMs)
    {
        using var trial = Program.Start(TryArgs(temp));
        var output = trial.StandardOutput.ReadToEndAsync();
        var errors = trial.StandardError.ReadToEndAsync();
        while (!trial.HasExited && HomeLock.OwnerOf(temp.Folder) is null) await Task.Delay(10);
        await Task.WhenAny(trial.WaitForExitAsync(), Task.Delay(delayMs));
        var killed = Kill(HomeLock.OwnerOf(temp.Folder));
        await trial.WaitForExitAsync();
        await Task.WhenAll(output, errors);
        while (HomeLock.IsHeld(temp.Folder)) await Task.Delay(10); // One that the trial started again ends by itself.
        return killed ? 1 : 0;
    }

    private static bool Kill(int? pid)
    {
        if (pid is not { } id) return false;
        try
        {
            using var daemon = Process.GetProcessById(id);
            daemon.Kill();
            daemon.WaitForExit();
            return true;
        }
        catch (ArgumentException)
        {
            return false; // It ended before the moment came.
        }
    }

    private static async Task LedgerIsWholeAsync(TempHome temp)
    {
        var folder = temp.Beside("log");
        var (exported, _, errors) = await Program.RunAsync("ledger", "export", folder, "--home", temp.Path);
        var daemonDown = exported == 6; // The trial's daemon ended with it: the log is then exported by a new one.
        if (daemonDown)
        {
            await Program.RunAsync("up", "--home", temp.Path);
            (exported, _, errors) = await Program.RunAsync("ledger", "export", folder, "--home", temp.Path);
        }

        Assert.True(exported == 0, errors);
        var (verified, output, _) = await Program.RunAsync("verify", folder, "--home", temp.Path);
        await Program.RunAsync("down", "--home", temp.Path);
        Assert.True(verified == 10, output);
    }
}
