using System.Diagnostics;

namespace Permagent.Node.Tests.Processes;

/// <summary>The real program as its user starts it.</summary>
internal static class Program
{
    private static readonly TimeSpan RunTimeMax = TimeSpan.FromMinutes(2); // A hang must end the test, not the suite.

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var process = Start(args);
        using var over = new CancellationTokenSource(RunTimeMax);
        var output = process.StandardOutput.ReadToEndAsync(over.Token);
        var errors = process.StandardError.ReadToEndAsync(over.Token);
        await process.WaitForExitAsync(over.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it; the caller waits or kills.</summary>
    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "permagent.dll"));
        foreach (var arg in args) start.ArgumentList.Add(arg);
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started.");
        process.StandardInput.Close();
        return process;
    }
}
