using System.Diagnostics;
using System.Globalization;
using Permagent.Kernel.Actor;
using Permagent.Kernel.Hosting;

namespace Permagent.Bench.Questions;

/// <summary>A process that has run nothing yet: it starts a system and asks once.</summary>
internal sealed class KernelCold
{
    /// <summary>The one word that makes this program the cold process.</summary>
    public const string Word = "kernel-cold";

    private static readonly TimeSpan QuietDelay = TimeSpan.FromMilliseconds(200);

    private double _mebibytes;

    /// <summary>The scenarios. The second reads what the first one's process held.</summary>
    public IEnumerable<KernelRow> Rows =>
    [
        new("system start to first answer, cold process", "ms", ColdAsync, 70),
        new("working set of an empty system", "MiB", () => Task.FromResult(_mebibytes), 42),
    ];

    /// <summary>The cold process: prints milliseconds and bytes.</summary>
    public static async Task<int> RunAsync()
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var system = KernelSystem.Create("cold", new() { TimeProvider = clock, Seed = 1 });
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        await echo.Ask<object>(Word, TimeSpan.FromSeconds(10));
        var milliseconds = clock.GetElapsedTime(start).TotalMilliseconds;
        await Task.Delay(QuietDelay, clock);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{milliseconds} {Environment.WorkingSet}"));
        await system.Terminate();
        return 0;
    }

    private async Task<double> ColdAsync()
    {
        var how = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        how.ArgumentList.Add(typeof(KernelCold).Assembly.Location);
        how.ArgumentList.Add(Word);
        using var process = Process.Start(how) ?? throw new InvalidOperationException("dotnet did not start.");
        var words = (await process.StandardOutput.ReadToEndAsync()).Split(' ');
        await process.WaitForExitAsync();
        _mebibytes = double.Parse(words[1], CultureInfo.InvariantCulture) / (1024 * 1024);
        return double.Parse(words[0], CultureInfo.InvariantCulture);
    }
}
